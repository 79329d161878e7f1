import type { CarriedToken } from '../assessment/order-facts.ts';
import type { Touch } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';

/** A token that was verified and is the merchant's. */
export type VerifiedToken = Exclude<CarriedToken, { readonly refusal: unknown }>;

/** The touch that a token proves: a click, or a program that shops for a person asked for the link. */
export function touchOfToken({ askedBy, ...token }: VerifiedToken, recordedAt: Instant): Touch {
  return { ...token, kind: askedBy ?? 'click', recordedAt };
}
