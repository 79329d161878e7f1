import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { serveOnLoopback } from '../../local/serve-on-loopback.ts';

export type FakeAnswer = {
  readonly status: number;
  readonly body?: unknown;
  /** In place of a body: JSON as it is, with numbers that no float can hold. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What is no answer: the connection ends, or nothing ever comes. */
export type FakeSilence = 'hang-up' | 'silence';

export type FakeRequest = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as it came. */
  readonly text: string;
};

/**
 * An API over HTTP: who has no right is refused, whatever is to go wrong next goes wrong, and everybody else is answered by
 * what the API holds at that moment.
 */
export async function serveFakeApi(settings: {
  readonly isAllowed: (headers: IncomingHttpHeaders) => boolean;
  readonly answer: (
    url: URL,
    request: FakeRequest,
  ) => FakeAnswer | FakeSilence | Promise<FakeAnswer | FakeSilence>;
}) {
  const asked: string[] = [];
  const troubles: FakeAnswer[] = [];
  const losses: string[] = [];

  const server = await serveOnLoopback(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://api.invalid');
    asked.push(`${url.pathname}${url.search}`);
    const { method = 'GET', headers } = request;
    const text = await readText(request);
    const refusal = settings.isAllowed(headers) ? undefined : { status: 401, body: {} };
    const answered: FakeAnswer | FakeSilence =
      refusal ?? troubles.shift() ?? (await settings.answer(url, { method, headers, text }));
    if (answered === 'silence') return;
    if (answered === 'hang-up' || isLost(`${method} ${url.pathname} ${text}`)) {
      response.destroy();
      return;
    }
    response.writeHead(answered.status, {
      'content-type': 'application/json',
      ...answered.headers,
    });
    const { body, text: written = body === undefined ? undefined : JSON.stringify(body) } =
      answered;
    response.end(written);
  });

  function isLost(described: string): boolean {
    const [next] = losses;
    if (next === undefined || !described.includes(next)) return false;
    losses.shift();
    return true;
  }

  return {
    address: server.endpoint,
    asked,
    /** The next requests of those who are allowed are answered so. */
    fail: (...next: readonly FakeAnswer[]) => troubles.push(...next),
    /** The next request that has this in its method, path or body is done, and its answer never arrives. */
    loseAnswerTo: (what: string) => losses.push(what),
    stop: server.stop,
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
