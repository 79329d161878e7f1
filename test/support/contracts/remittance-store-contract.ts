import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { remitTax } from '../../../core/tax/remit-tax.ts';
import { emptyAuthorityHead } from '../../../core/tax/remittance.ts';
import type { RemittanceStore } from '../../../core/tax/remittance-store.ts';
import { emptyTaxYear } from '../../../core/tax/tax-year-total.ts';
import { aLeg } from '../factories/a-leg.ts';
import { aRemittance } from '../factories/a-remittance.ts';
import { aWithholding } from '../factories/a-withholding.ts';
import { daysAfterOrder } from '../factories/moments.ts';

type Stores = { readonly store: RemittanceStore; readonly ledger: LedgerStore };

const postedAt = daysAfterOrder(60);

async function remit(store: RemittanceStore, reference: string, merchantId = 'acme') {
  const head = await store.readHead(merchantId, 'US');
  const remittance = aRemittance({ merchantId, reference });
  const change = remitTax(head, remittance, 10_000n, { postedAt, sha256 });
  return { change, outcome: await store.write(change) };
}

/** What every store of payments to tax authorities promises. */
export function remittanceStoreContract(name: string, openEmpty: () => Promise<Stores>) {
  describe(name, () => {
    it('keeps journals of authorities, by merchant, the newest payment first', async () => {
      const { store } = await openEmpty();

      await remit(store, 'one');
      const { change } = await remit(store, 'two');
      await remit(store, 'one', 'other');

      expect(await store.readHead('acme', 'US')).toEqual(change.head);
      expect(await store.readHead('acme', 'IN')).toEqual(emptyAuthorityHead('acme', 'IN'));
      expect((await store.list('acme', 'US', 9)).map((each) => each.reference)).toEqual([
        'two',
        'one',
      ]);
      expect((await store.list('acme', 'US', 9, 2)).map((each) => each.sequence)).toEqual([1]);
      expect(await store.list('acme', 'US', 1)).toEqual([
        { ...aRemittance({ reference: 'two' }), sequence: 2, postedAt },
      ]);
      expect(await store.find('acme', 'US', 'one')).toMatchObject({ sequence: 1 });
      expect(await store.find('acme', 'IN', 'one')).toBeUndefined();
    });

    it('writes nothing if another came first, or under a reference that is taken', async () => {
      const { store } = await openEmpty();
      const { change } = await remit(store, 'one');

      expect((await remit(store, 'one')).outcome).toBe('stale');
      expect(await store.write(change)).toBe('stale');
      expect(await store.list('acme', 'US', 9)).toHaveLength(1);
    });

    it('lists what all receivers were paid in a tax year', async () => {
      const { store, ledger } = await openEmpty();
      const settled = settleLegs(emptyAccountHead('acme', 'mia'), [aLeg()], { postedAt, sha256 });
      await ledger.write(settled);
      const key = {
        ...{ merchantId: 'acme', receiver: { kind: 'creator', id: 'mia' } as const },
        ...{ currency: 'USD', taxYear: 2026 },
      };
      const tax = { withholding: aWithholding(), total: emptyTaxYear(key) };
      const order = { currency: 'USD', runId: 'r', batchId: 'r-1', at: postedAt, tax };
      const method = { rail: 'manual' } as const;
      await ledger.write(reservePayout(settled.head, { ...order, method }, sha256));

      expect(await store.listTaxYear('acme', 2026)).toMatchObject([
        { receiver: { id: 'mia' }, paid: [{ withheldMinorUnits: 240n }] },
      ]);
      expect(await store.listTaxYear('acme', 2025)).toEqual([]);
      expect(await store.listTaxYear('other', 2026)).toEqual([]);
    });
  });
}
