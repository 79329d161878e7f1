import type { Instant } from '../time/instant.ts';

/** Counts requests, so that what everybody can send does not crowd out everybody else. */
export interface RequestMeter {
  /** How many requests of a key came in the minute of `now`, this one included. */
  count(merchantId: string, keyId: string, now: Instant): Promise<number>;
}
