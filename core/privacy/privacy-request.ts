import type { Removed } from '../identity/person-store.ts';
import { type Instant, msPerDay } from '../time/instant.ts';

/**
 * - `export`: a person wants to know what is kept; somebody hands it over and says so.
 * - `erase`: what is kept of a person is removed, by itself.
 * - `shop-erase`: a shop is gone for good; what is kept of its buyers is removed, by itself.
 */
export const privacyRequestKinds = ['export', 'erase', 'shop-erase'] as const;
export type PrivacyRequestKind = (typeof privacyRequestKinds)[number];

/** Something that a person, or a shop for its customers, has a right to, and until when. */
export type PrivacyRequest = {
  readonly merchantId: string;
  readonly requestId: string;
  readonly kind: PrivacyRequestKind;
  /** The shop that passed it on; absent: somebody with a key asked. */
  readonly connectionId?: string;
  readonly author: string;
  /** Whom it is about, as peppered hashes; nothing else of the person is kept here. */
  readonly personHashes: readonly string[];
  /** Orders that it names; whoever bought them is meant, too. */
  readonly conversionIds: readonly string[];
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly status: 'open' | 'done';
  readonly doneAt?: Instant;
  readonly doneBy?: string;
  /** How far an erasure has come. Absent: it has not begun. */
  readonly erasure?: Erasure;
};

/** An erasure under way: whoever goes on with it goes on from here. */
export type Erasure = {
  /** Everything that the person is known under; fixed before anything is removed, because what is removed leads to it. */
  readonly personHashes: readonly string[];
  /** How many of these are swept. */
  readonly swept: number;
  /**
   * The identity is behind more browsers or orders than a person has: its links go, and what was recorded of the
   * browsers stays, because it is other people's.
   */
  readonly isShared: boolean;
  readonly removed: Removed;
  /** Of a shop: the day whose orders come next (`YYYY-MM-DD`). */
  readonly nextDay?: string;
};

/** Art. 12 (3) GDPR says one month; Shopify says 30 days, which is never longer. */
export const answerWithinDays = 30;

export function dueAtOf(receivedAt: Instant): Instant {
  return receivedAt + answerWithinDays * msPerDay;
}
