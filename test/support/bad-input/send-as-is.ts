import { request as httpRequest } from 'node:http';
import { checkContract } from '../contract/check-contract.ts';
import type { BadRequest } from './bad-input-row.ts';

export type RawAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/**
 * Sends a request as it is: no redirect is followed, and no address mended. An answer that the API document does
 * not describe is an error.
 */
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
        const { statusCode: status = 0, headers: answered } = response;
        try {
          checkContract({ method, path, status, contentType: answered['content-type'], text });
        } catch (error) {
          reject(error);
        }
        resolve({ status, headers: answered, text });
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : Buffer.from(body));
  });
}
