import { ApiUnavailableError } from '../http/api-error.ts';
import { readBounded } from '../http/read-bounded.ts';
import type { SocialAnswer } from './social-answer.ts';

/** What is asked of a platform. Tokens stand in headers and bodies, or, where a platform wants it so, in the query. */
export type SocialRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
};

const maxBytes = 20_000_000;
const timeoutMs = 15_000;

/**
 * Asks once, and answers whatever the platform says, a redirect too: when it is asked again is for the poller to say.
 *
 * @throws ApiUnavailableError if no whole answer came; it names the host and path, never the query.
 */
export async function askPlatform(request: SocialRequest): Promise<SocialAnswer> {
  const { method, url, headers = {}, json, form } = request;
  const { host, pathname } = new URL(url);
  const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
  try {
    const response = await fetch(url, {
      ...{ method, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) },
      headers: {
        ...headers,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const bytes = await readBounded(response, maxBytes);
    if (bytes === undefined) throw new Error('it is too long');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: bytes,
    };
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    throw new ApiUnavailableError(`${host}${pathname}`, why);
  }
}
