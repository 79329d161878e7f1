import type { ProspectPointer } from '../growth/prospect-store.ts';
import type { Instant } from '../time/instant.ts';
import type { CustomerOrder } from './customer-history.ts';
import type { VisitorLink } from './identity-store.ts';

/** Everything that is kept under one hash of a person. */
export type PersonRecord = {
  readonly personHash: string;
  /** Since then nothing is kept under it, and nothing joins it. */
  readonly erasedAt?: Instant;
  /** In the order of the browsers' ids. */
  readonly links: readonly VisitorLink[];
  readonly orders: readonly CustomerOrder[];
  /** The hashes that the same key has under other peppers. */
  readonly siblings: readonly string[];
  /** Whom the handles that the person left made a prospect. */
  readonly prospects: readonly ProspectPointer[];
};

/** How many things were removed of a person. */
export type Removed = {
  readonly links: number;
  /** Touches that were cut off from their browser; they count on in statistics. */
  readonly touches: number;
  readonly visits: number;
  readonly orders: number;
};

export type SweepOptions = {
  readonly limit: number;
  /** What was recorded of the browsers goes, too; not if they are other people's. */
  readonly cutsTouches: boolean;
};

/** What is kept of persons as such, for whoever rotates peppers, exports or erases. */
export interface PersonStore {
  /**
   * Says that hashes are one key under several peppers, so that whatever is known under one of them is
   * found under each. If one of them was erased, all of them are.
   */
  joinSiblings(
    merchantId: string,
    personHashes: readonly string[],
    recordedAt: Instant,
  ): Promise<void>;
  /** As it is stored, for one hash alone. */
  read(merchantId: string, personHash: string): Promise<PersonRecord>;
  /** From now on nothing joins the hash, whatever is recorded; the first time stands. */
  markErased(merchantId: string, personHash: string, at: Instant): Promise<void>;
  /**
   * Removes about so many of the things that are kept under a hash that is marked as erased. Whoever dies in between
   * calls again. `isDone`: nothing is left.
   */
  sweep(
    merchantId: string,
    personHash: string,
    options: SweepOptions,
  ): Promise<{ readonly removed: Removed; readonly isDone: boolean }>;
  /** Removes one order from a person's history, as if it had not been. */
  forgetOrder(merchantId: string, personHash: string, conversionId: string): Promise<void>;
}

export const nothingRemoved: Removed = { links: 0, touches: 0, visits: 0, orders: 0 };

export function addRemoved(a: Removed, b: Removed): Removed {
  return {
    links: a.links + b.links,
    touches: a.touches + b.touches,
    visits: a.visits + b.visits,
    orders: a.orders + b.orders,
  };
}
