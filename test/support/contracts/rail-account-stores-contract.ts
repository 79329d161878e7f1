import { describe, expect, it } from '@jest/globals';
import {
  type AccountOpening,
  type AccountOpeningStore,
  beginOpening,
} from '../../../core/payouts/account-opening.ts';
import type { ReceiverAccountKey } from '../../../core/payouts/receiver-account.ts';
import type { ReceiverAccountStore } from '../../../core/payouts/receiver-account-store.ts';

const key: ReceiverAccountKey = { merchantId: 'acme', rail: 'stripe', accountId: 'acct_1' };
const standingAt = (at: number) => ({
  standing: { accountId: 'acct_1', at, canReceive: at > 5, canPayOut: false, missing: ['x'] },
});

/** What every store of receivers' accounts promises. */
export function receiverAccountStoreContract(
  name: string,
  openEmpty: () => Promise<ReceiverAccountStore>,
) {
  describe(name, () => {
    it('keeps the latest of an account, whatever comes after it, apart from others', async () => {
      const store = await openEmpty();
      await store.note(key, standingAt(7));
      await store.note(key, standingAt(3));

      expect(await store.find(key)).toEqual({ ...key, ...standingAt(7) });
      for (const other of [{ accountId: 'acct_2' }, { merchantId: 'other' }]) {
        expect(await store.find({ ...key, ...other })).toBeUndefined();
      }
    });

    it('loses nothing of what is noted at once', async () => {
      const store = await openEmpty();
      const bankPayout = {
        ...({ at: 9, reference: 'po_1', state: 'failed', reason: 'no_account' } as const),
        amount: { minorUnits: 2n ** 60n, currency: 'EUR' },
      };

      await Promise.all([store.note(key, { bankPayout }), store.note(key, standingAt(7))]);

      expect(await store.find(key)).toEqual({ ...key, ...standingAt(7), bankPayout });
    });
  });
}

const opening: AccountOpening = {
  ...{ merchantId: 'acme', creatorId: 'mia', connectionId: 'acme.money' },
  ...{ country: 'NL', agreement: 'full', startedAt: 1 },
};

/** What every store of openings promises. */
export function accountOpeningStoreContract(
  name: string,
  openEmpty: () => Promise<AccountOpeningStore>,
) {
  describe(name, () => {
    it('begins one of many openings at once, and keeps those of others apart', async () => {
      const store = await openEmpty();
      const begun = await Promise.all(
        [1, 2, 3].map((startedAt) =>
          store.change(opening, (known) => beginOpening(known, { ...opening, startedAt })),
        ),
      );

      const [first, ...more] = begun.filter((each) => each !== undefined);
      expect(more).toEqual([]);
      expect(await store.find(opening)).toEqual(first);
      expect(await store.find({ ...opening, creatorId: 'zoe' })).toBeUndefined();
      expect(await store.find({ ...opening, connectionId: 'acme.other' })).toBeUndefined();
    });
  });
}
