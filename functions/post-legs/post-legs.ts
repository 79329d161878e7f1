import type { Sha256 } from '../../core/encoding/hashing.ts';
import { type LedgerStore, maxLegsPerEntry } from '../../core/ledger/ledger-store.ts';
import { settleLegs } from '../../core/ledger/settle-legs.ts';
import type { Instant } from '../../core/time/instant.ts';

export type PostLegsPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'listWaitingLegs' | 'write'>;
  readonly now: () => Instant;
  readonly sha256: Sha256;
};

export type PostLegs = (account: {
  readonly merchantId: string;
  readonly creatorId: string;
}) => Promise<{ readonly legs: number }>;

/** More rounds than this are another message's work. */
const maxRounds = 100;

/**
 * Takes everything that waits for a creator into the account, up to 80 legs per entry.
 *
 * Several posters at once do no harm: each write needs the head that it read and the legs that it
 * takes, so one of them wins and the other reads again. Killed anywhere, what is written stays and
 * the rest still waits.
 */
export function makePostLegs({ ledger, now, sha256 }: PostLegsPorts): PostLegs {
  return async ({ merchantId, creatorId }) => {
    let posted = 0;
    for (let round = 1; round <= maxRounds; round += 1) {
      const head = await ledger.readHead(merchantId, creatorId);
      const legs = await ledger.listWaitingLegs(merchantId, creatorId, maxLegsPerEntry);
      if (legs.length === 0) return { legs: posted };

      const change = settleLegs(head, legs, { postedAt: now(), sha256 });
      if ((await ledger.write(change)) === 'written') posted += legs.length;
    }
    throw new Error(`More legs wait for ${creatorId} than one message can post.`);
  };
}
