import {
  noteReceiverNews,
  type ReceiverAccount,
  type ReceiverAccountKey,
} from '../../core/payouts/receiver-account.ts';
import type { ReceiverAccountStore } from '../../core/payouts/receiver-account-store.ts';

/** What rails say of receivers' accounts, remembered for the length of a test. */
export function inMemoryReceiverAccountStore(): ReceiverAccountStore {
  const accounts = new Map<string, ReceiverAccount>();
  const nameOf = ({ merchantId, rail, accountId }: ReceiverAccountKey) =>
    JSON.stringify([merchantId, rail, accountId]);
  return {
    find: async (key) => accounts.get(nameOf(key)),
    async note(key, news) {
      const next = noteReceiverNews(accounts.get(nameOf(key)), key, news);
      if (next !== undefined) accounts.set(nameOf(key), next);
    },
  };
}
