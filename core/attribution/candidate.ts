import type { Instant } from '../time/instant.ts';
import type { Content } from './content.ts';
import type { CreatorClass } from './creator-class.ts';
import type { Touch } from './touch.ts';

/**
 * A touch with what the program knows about its creator and its link or code, everything that
 * `attribute` needs to judge it. Loading is the use case's work; judging is pure.
 */
export type Candidate = {
  readonly touch: Touch;
  /** The creator's enrolment in the program at any time, or undefined if there never was one. */
  readonly enrolment?: {
    readonly enrolledAt: Instant;
    readonly leftAt?: Instant;
    /** Default: `standard`. */
    readonly creatorClass?: CreatorClass;
    /** What plans may ask for. */
    readonly group?: string;
    readonly tier?: string;
    /** The creator who brought this one in. */
    readonly referredBy?: string;
  };
  readonly link?: {
    readonly activeFrom: Instant;
    readonly inactiveFrom?: Instant;
    readonly campaignId?: string;
    readonly content?: Content;
    /** The brand pays for the reach of this link (a boosted post). */
    readonly amplified?: boolean;
  };
  readonly code?: {
    readonly validFrom: Instant;
    readonly expiresAt?: Instant;
    readonly campaignId?: string;
    readonly content?: Content;
    /** Since when the code's history says that it stands on coupon sites. */
    readonly leakedFrom?: Instant;
  };
  /** Peppered hashes by which the creator is known (e-mail, customer id): a match is self-referral. */
  readonly creatorIdentityHashes: readonly string[];
  /** When the touch's visitor withdrew the consent to be tracked, if the withdrawal still stands. */
  readonly consentWithdrawnAt?: Instant;
  /** A person has decided that this touch is fraudulent. */
  readonly fraudConfirmed?: boolean;
};
