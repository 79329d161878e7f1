import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Leg } from '../../core/ledger/entry.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { postToCreator } from './post-to-creator.ts';

export type PostLegsPorts = {
  readonly conversions: Pick<ConversionStore, 'listLegs'>;
  readonly ledger: Pick<LedgerStore, 'readHead' | 'listUnposted' | 'write'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type PostLegs = (orders: {
  readonly merchantId: string;
  readonly conversionIds: readonly string[];
}) => Promise<PostedLegs>;

export type PostedLegs = {
  /** How many were taken in. */
  readonly legs: number;
  /** Orders whose legs are not all in their accounts, and why. */
  readonly failed: readonly { readonly conversionId: string; readonly reason: unknown }[];
};

/** Orders that are read at once, and accounts that are written to. */
const atOnce = 8;

/**
 * Takes what orders have frozen into their creators' accounts: whatever of it is not there yet, of all their revisions, so that a
 * message which was lost is made up for by any later one of its order.
 *
 * Several posters at once do no harm: each write needs the head that it read and marks the legs that it takes, which
 * works once. Killed anywhere, what is written stays and the rest still waits. An order or an account that
 * fails does not keep the others.
 */
export function makePostLegs(ports: PostLegsPorts): PostLegs {
  return async ({ merchantId, conversionIds }) => {
    const failed: { conversionId: string; reason: unknown }[] = [];
    const read = await mapBounded([...new Set(conversionIds)], atOnce, async (conversionId) => {
      try {
        return await ports.conversions.listLegs({ merchantId, conversionId });
      } catch (reason) {
        failed.push({ conversionId, reason });
        return [];
      }
    });
    const byCreator = Map.groupBy(read.flat(), ({ creatorId }) => creatorId);
    const posted = await mapBounded([...byCreator.values()], atOnce, async (legs) => {
      try {
        return await postToCreator(ports, legs);
      } catch (reason) {
        for (const conversionId of ordersOf(legs)) failed.push({ conversionId, reason });
        return 0;
      }
    });
    return { legs: posted.reduce((sum, count) => sum + count, 0), failed };
  };
}

const ordersOf = (legs: readonly Leg[]) => new Set(legs.map(({ conversionId }) => conversionId));
