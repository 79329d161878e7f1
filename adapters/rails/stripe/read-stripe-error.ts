import * as z from 'zod';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';

const errorSchema = z.object({
  error: z.object({
    type: z.string(),
    code: z.string().nullish(),
    param: z.string().nullish(),
    message: z.string().nullish(),
  }),
});

/** What Stripe says against a request. */
export type StripeError = {
  /** Whether Stripe says that it did nothing; its word is about this call, so look the payment up before believing it. */
  readonly didNothing: boolean;
  /** Code and parameter; the message may hold account numbers, and stays out. */
  readonly words: string;
};

/**
 * Reads the answer to a refused request. Requests that are invalid are not carried out, by this call or by another one with
 * its key. A key that is in use, or that was used for another request, says that there is a call that we know nothing of.
 */
export function readStripeError(status: number, json: LosslessJson | undefined): StripeError {
  const read = errorSchema.safeParse(json);
  if (!read.success) return { didNothing: false, words: `Stripe answered ${status}.` };
  const { type, code, param } = read.data.error;
  const words = [`Stripe answered ${status} ${code ?? type}`, ...(param ? [`for ${param}`] : [])];
  const didNothing = type === 'invalid_request_error' && !(code ?? '').startsWith('idempotency_');
  return { didNothing: didNothing && isOfKey(status), words: `${words.join(' ')}.` };
}

/** What is refused for who asks (403) is judged before the key is, and may be allowed to the same call tomorrow. */
function isOfKey(status: number): boolean {
  return status !== 409 && status !== 403;
}
