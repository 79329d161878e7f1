import ky, { HTTPError, type KyInstance } from 'ky';
import { readRetryAfter } from './read-retry-after.ts';

/** How long is waited for an API, and how often it is asked again. */
export type HttpPatience = {
  readonly timeoutMs: number;
  readonly retries: number;
  readonly backoffMsMax: number;
  /** The longest that is waited because the API asks for it; beyond it the message comes again. */
  readonly waitMsMax: number;
  /** For a request with all its retries and waits. */
  readonly totalMs: number;
};

export const usualPatience: HttpPatience = {
  timeoutMs: 8_000,
  retries: 3,
  backoffMsMax: 4_000,
  waitMsMax: 15_000,
  totalMs: 25_000,
};

/** Asks a server again for what may pass by itself, with growing, random pauses, or when it says. */
export function patientKy(
  address: string,
  headers: Readonly<Record<string, string>>,
  { timeoutMs, retries, backoffMsMax, waitMsMax, totalMs }: HttpPatience,
): KyInstance {
  return ky.create({
    prefix: address,
    headers: { accept: 'application/json', ...headers },
    redirect: 'manual',
    timeout: timeoutMs,
    totalTimeout: totalMs,
    retry: {
      limit: retries,
      methods: ['get'],
      statusCodes: [408, 429, 500, 502, 503, 504],
      afterStatusCodes: [429, 503],
      backoffLimit: backoffMsMax,
      jitter: true,
      retryOnTimeout: true,
      shouldRetry({ error }) {
        if (!(error instanceof HTTPError)) return undefined;
        const waitMs = readRetryAfter(error.response.headers, Date.now());
        return waitMs !== undefined && waitMs > waitMsMax ? false : undefined;
      },
    },
    hooks: { afterResponse: [({ response }) => translateRetryAfter(response)] },
  });
}

/** Providers say in headers of their own how long to wait; what is asked with knows the standard's. */
function translateRetryAfter(response: Response): Response {
  const waitMs = readRetryAfter(response.headers, Date.now());
  if (response.ok || waitMs === undefined) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(Math.ceil(waitMs / 1_000)));
  return new Response(response.body, { status: response.status, headers });
}
