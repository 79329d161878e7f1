import { request as httpRequest } from 'node:http';
import type { BadRequest } from './bad-input-row.ts';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** Sends a request as it is: no redirect is followed, and no address mended. */
export function sendAsIs(
  url: string,
  { method = 'GET', path, headers = {}, body }: BadRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : Buffer.from(body));
  });
}
