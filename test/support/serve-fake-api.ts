import type { IncomingHttpHeaders } from 'node:http';
import { serveOnLoopback } from '../../local/serve-on-loopback.ts';

export type FakeAnswer = {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body: JSON as it is, with numbers that no float can hold. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * An API over HTTP: who has no right is refused, whatever is to go wrong next goes wrong, and everybody else is answered by
 * what the API holds at that moment.
 */
export async function serveFakeApi(settings: {
  readonly isAllowed: (headers: IncomingHttpHeaders) => boolean;
  readonly answer: (url: URL) => FakeAnswer;
}) {
  const asked: string[] = [];
  const troubles: FakeAnswer[] = [];

  const server = await serveOnLoopback((request, response) => {
    const url = new URL(request.url ?? '', 'http://api.invalid');
    asked.push(`${url.pathname}${url.search}`);
    const refusal = settings.isAllowed(request.headers) ? undefined : { status: 401, body: {} };
    const answered: FakeAnswer = refusal ?? troubles.shift() ?? settings.answer(url);
    response.writeHead(answered.status, {
      'content-type': 'application/json',
      ...answered.headers,
    });
    const { body, text = body === undefined ? undefined : JSON.stringify(body) } = answered;
    response.end(text);
  });

  return {
    address: server.endpoint,
    asked,
    /** The next requests of those who are allowed are answered so. */
    fail: (...next: readonly FakeAnswer[]) => troubles.push(...next),
    stop: server.stop,
  };
}
