import type { AccountIndex } from '../../core/payouts/account-index.ts';
import { isSameAccount, type KnownAccount } from '../../core/payouts/account-of.ts';
import type { AccountOwner } from '../../core/payouts/duplicate-accounts.ts';
import {
  defaultPayoutControls,
  type PayoutControls,
  type PayoutControlsStore,
} from '../../core/payouts/payout-controls.ts';

/** An index of accounts for the length of a test. */
export function inMemoryAccountIndex(): AccountIndex {
  const noted: { merchantId: string; owner: AccountOwner; account: KnownAccount }[] = [];
  const suspects = new Map<string, { merchantId: string; account: KnownAccount }>();
  const nameOf = ({ kind, id }: AccountOwner) => `${kind.toUpperCase()}#${id}`;
  return {
    async note(merchantId, owner, account) {
      noted.push({ merchantId, owner, account });
    },
    async listOwners(merchantId, account) {
      const found = noted.filter(
        (each) => each.merchantId === merchantId && isSameAccount(each.account, account),
      );
      const owners = new Map(found.map(({ owner }) => [nameOf(owner), owner]));
      return [...owners].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, owner]) => owner);
    },
    async suspect(merchantId, account) {
      suspects.set(`${merchantId} ${account.fingerprints[0]}`, { merchantId, account });
    },
    listSuspects: async (merchantId) =>
      [...suspects]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .filter(([, suspect]) => suspect.merchantId === merchantId)
        .map(([, { account }]) => account),
  };
}

/** Controls of payouts for the length of a test. */
export function inMemoryPayoutControls(): PayoutControlsStore {
  const stored = new Map<string, PayoutControls>();
  return {
    read: async (merchantId) => stored.get(merchantId) ?? defaultPayoutControls,
    save: async (merchantId, controls) => void stored.set(merchantId, controls),
  };
}
