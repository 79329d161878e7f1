import { formatVersion } from '../format-version.ts';
import type { StripeMessage } from './stripe-message.ts';

/** The id and the version of a fact about one thing of Stripe's. */
export function nameFact(thing: string, id: string, { at }: StripeMessage) {
  return { factId: `stripe/${thing}/${id}@${formatVersion(at)}`, sourceVersion: at };
}
