import type { HttpResponse } from './http.ts';

/** What a problem document says besides its status (RFC 9457, section 3.1). */
export type Problem = {
  readonly status: number;
  /** A sentence: what happened, to what, and what to do. */
  readonly title: string;
  /** A stable name for programs to branch on; `about:blank` says no more than the status does. */
  readonly type?: `/problems/${string}`;
  readonly issues?: readonly unknown[];
  /** For the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
};

/** Answers a request with a problem document (RFC 9457). */
export function problem(
  { retryAfterSeconds, ...content }: Problem,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    statusCode: content.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...headers,
    },
    body: JSON.stringify({ type: 'about:blank', ...content }),
  };
}
