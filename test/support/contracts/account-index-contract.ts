import { describe, expect, it } from '@jest/globals';
import type { AccountIndex } from '../../../core/payouts/account-index.ts';
import type { PayoutControlsStore } from '../../../core/payouts/payout-controls.ts';

const creator = { kind: 'creator', id: 'mia' } as const;
const payee = { kind: 'payee', id: 'mia' } as const;
const account = (...fingerprints: string[]) => ({
  ...{ rail: 'csv' as const, ending: '0001', fingerprints },
});

/** What every index of accounts promises, and every store of controls beside it. */
export function accountIndexContract(
  name: string,
  openEmpty: () => Promise<AccountIndex & PayoutControlsStore>,
) {
  describe(name, () => {
    it('finds everybody who was noted with an account, once, under any key that lives', async () => {
      const index = await openEmpty();
      await index.note('acme', payee, account('k1.x'));
      await index.note('acme', creator, account('k2.x', 'k1.x'));
      await index.note('acme', creator, account('k2.x', 'k1.x'));

      expect(await index.listOwners('acme', account('k2.x', 'k1.x'))).toEqual([creator, payee]);
      expect(await index.listOwners('acme', account('k2.x'))).toEqual([creator]);
      expect(await index.listOwners('acme', account('k1.y'))).toEqual([]);
    });

    it('keeps merchants apart', async () => {
      const index = await openEmpty();
      await index.note('acme', creator, account('k1.x'));
      await index.suspect('acme', account('k1.x'));

      expect(await index.listOwners('rival', account('k1.x'))).toEqual([]);
      expect(await index.listSuspects('rival')).toEqual([]);
      expect(await index.listSuspects('acme')).toEqual([account('k1.x')]);
    });

    it('suspects an account once', async () => {
      const index = await openEmpty();
      for (let time = 0; time < 2; time += 1) await index.suspect('acme', account('k1.x'));
      await index.suspect('acme', account('k1.y'));

      expect(await index.listSuspects('acme')).toEqual([account('k1.x'), account('k1.y')]);
    });

    it('keeps the controls that were saved last, and has defaults', async () => {
      const store = await openEmpty();
      const controls = {
        approvalLimits: [{ minorUnits: 2n ** 60n, currency: 'EUR' }],
        duplicateAccounts: 'hold' as const,
      };
      await store.save('acme', controls);

      expect(await store.read('acme')).toEqual(controls);
      expect(await store.read('rival')).toEqual({ approvalLimits: [], duplicateAccounts: 'show' });
    });
  });
}
