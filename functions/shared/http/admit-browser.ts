import type { RequestMeter } from '../../../core/requests/request-meter.ts';
import { type Instant, msPerMinute, msPerSecond } from '../../../core/time/instant.ts';
import type { KeyCaller } from './caller.ts';
import { ProblemError } from './problem-error.ts';

export type AdmitBrowserPorts = {
  readonly meter: RequestMeter;
  readonly now: () => Instant;
};

/**
 * Lets a request with a publishable key in: from a page that the key names, while the key is not used up.
 * Of a secret key nothing is asked.
 *
 * @throws ProblemError 403 for another page, or none; 429 above the key's requests in a minute.
 */
export async function admitBrowser(
  { meter, now }: AdmitBrowserPorts,
  { merchantId, keyId, publishable }: KeyCaller,
  origin: string | undefined,
): Promise<void> {
  if (publishable === undefined) return;
  if (origin === undefined || !publishable.allowedOrigins.includes(origin)) {
    throw new ProblemError({
      status: 403,
      type: '/problems/origin-not-allowed',
      title: 'A publishable key counts only in pages of its allowedOrigins.',
    });
  }
  const at = now();
  if ((await meter.count(merchantId, keyId, at)) <= publishable.requestsPerMinute) return;
  throw new ProblemError({
    status: 429,
    type: '/problems/too-many-requests',
    title: `This key takes ${publishable.requestsPerMinute} requests in a minute; try again in the next one.`,
    retryAfterSeconds: Math.ceil((msPerMinute - (at % msPerMinute)) / msPerSecond),
  });
}
