import type { Instant } from '../../time/instant.ts';

/** Units of one counter that a call is about to use. */
export type QuotaClaim = {
  readonly merchantId: string;
  /** Limit, window, and the account if it is that account's. */
  readonly key: string;
  readonly units: number;
  readonly unitsMax: number;
  readonly endsAt: Instant;
};

/** Counts what is asked of platforms, for all who ask, before it is asked. */
export interface SocialQuota {
  /** Takes the units of a claim, or none if that would be more than there may be. */
  claim(claim: QuotaClaim): Promise<'granted' | 'spent'>;
  /** Gives back units that were claimed and not used. */
  giveBack(claim: QuotaClaim): Promise<void>;
}
