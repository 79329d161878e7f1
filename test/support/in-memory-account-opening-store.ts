import type {
  AccountOpening,
  AccountOpeningKey,
  AccountOpeningStore,
} from '../../core/payouts/account-opening.ts';

/** Accounts that are being opened, remembered for the length of a test. */
export function inMemoryAccountOpeningStore(): AccountOpeningStore {
  const openings = new Map<string, AccountOpening>();
  const nameOf = ({ merchantId, creatorId, connectionId }: AccountOpeningKey) =>
    JSON.stringify([merchantId, creatorId, connectionId]);
  return {
    find: async (key) => openings.get(nameOf(key)),
    async change(key, toNext) {
      const next = toNext(openings.get(nameOf(key)));
      if (next !== undefined) openings.set(nameOf(key), next);
      return next;
    },
  };
}
