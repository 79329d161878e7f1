import type { PeriodAccount, PeriodKey } from '../../core/settlement/periods/period-account.ts';
import type { PeriodShare } from '../../core/settlement/periods/period-share.ts';
import type { PeriodStore, ShareOwner } from '../../core/settlement/periods/period-store.ts';
import type { Period } from '../../core/time/period.ts';

export type InMemoryPeriodStore = PeriodStore & {
  /** Whether an account follows the stored one. */
  follows(next: PeriodAccount): boolean;
  /** All accounts, for `verifyLedger`. */
  export(): PeriodAccount[];
};

/** Shares and accounts of periods, remembered for the length of a test. */
export function inMemoryPeriodStore(): InMemoryPeriodStore {
  const shares = new Map<string, PeriodShare>();
  const accounts = new Map<string, PeriodAccount>();
  const stated = new Map<string, Period>();
  const follows = (next: PeriodAccount) =>
    (accounts.get(nameOf(next))?.version ?? 0) === next.version - 1;

  return {
    follows,
    export: () => [...accounts.values()],

    async putShare(share) {
      const name = JSON.stringify([ownerOf(share), share.conversionId]);
      const known = shares.get(name);
      if (known === undefined || known.revision < share.revision) shares.set(name, share);
    },

    async listShares(owner, { from, until }) {
      return [...shares.values()].filter(
        (share) =>
          ownerOf(share) === ownerOf(owner) && share.eventAt >= from && share.eventAt < until,
      );
    },

    async find(key) {
      return accounts.get(nameOf(key));
    },

    async list(merchantId, creatorId) {
      return [...accounts.values()]
        .filter((each) => each.merchantId === merchantId && each.creatorId === creatorId)
        .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    },

    async save(next) {
      if (!follows(next)) return 'stale';
      accounts.set(nameOf(next), next);
      return 'saved';
    },

    async readStatedThrough(merchantId, programId, unit) {
      return stated.get(JSON.stringify([merchantId, programId, unit]));
    },

    async saveStatedThrough(merchantId, programId, period) {
      const name = JSON.stringify([merchantId, programId, period.unit]);
      const known = stated.get(name);
      if (known === undefined || known.key < period.key) stated.set(name, period);
    },
  };
}

const ownerOf = ({ merchantId, programId, creatorId }: ShareOwner): string =>
  JSON.stringify([merchantId, programId, creatorId]);

const placeOf = ({ programId, period, currency }: PeriodKey): string =>
  `${programId}#${period.key}#${currency}`;

const nameOf = (key: PeriodKey): string =>
  JSON.stringify([key.merchantId, key.creatorId, placeOf(key)]);
