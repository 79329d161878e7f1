import type { Instant } from '../time/instant.ts';
import type { Touch } from './touch.ts';

/**
 * A touch with what the program knows about its creator and its link or code, everything that
 * `attribute` needs to judge it. Loading is the use case's work; judging is pure.
 */
export type Candidate = {
  readonly touch: Touch;
  /** The creator's enrolment in the program at any time, or undefined if there never was one. */
  readonly enrolment?: { readonly enrolledAt: Instant; readonly leftAt?: Instant };
  readonly link?: { readonly activeFrom: Instant; readonly inactiveFrom?: Instant };
  readonly code?: { readonly validFrom: Instant; readonly expiresAt?: Instant };
  /** Peppered hashes by which the creator is known (e-mail, customer id): a match is self-referral. */
  readonly creatorIdentityHashes: readonly string[];
};
