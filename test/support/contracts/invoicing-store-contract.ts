import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { InvoicingStore } from '../../../core/invoices/own/invoicing-store.ts';
import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { postIndirectTax } from '../../../core/ledger/post-indirect-tax.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { aLeg } from '../factories/a-leg.ts';
import { anInvoicedMonth, anInvoicingAccount, anOwnInvoice } from '../factories/an-own-invoice.ts';
import { daysAfterOrder } from '../factories/moments.ts';

type StoresUnderTest = { readonly invoicing: InvoicingStore; readonly ledger: LedgerStore };

const at = daysAfterOrder(50);
const uploaded = anOwnInvoice({ netMinorUnits: 2n ** 63n });
const opened = anInvoicingAccount({ version: 1, through: '2026-04' });
const invoiced = anInvoicingAccount({
  ...{ version: 2, through: '2026-04', free: { EUR: 2n ** 63n } },
  months: [anInvoicedMonth({ invoice: uploaded })],
});

/** What keeps what creators have invoiced promises, so that the fake and the real one cannot drift apart. */
export function invoicingStoreContract(name: string, openEmpty: () => Promise<StoresUnderTest>) {
  describe(name, () => {
    it('begins with nothing, and keeps what follows on what is there', async () => {
      const { invoicing, ledger } = await openEmpty();
      expect(await ledger.readInvoicing('acme', 'mia')).toMatchObject({ version: 0, months: [] });

      expect(await invoicing.save({ next: opened })).toBe('written');
      expect(await invoicing.save({ next: opened })).toBe('stale');
      expect(await ledger.readInvoicing('acme', 'mia')).toEqual(opened);
      expect(await ledger.readInvoicing('acme', 'zoe')).toMatchObject({ version: 0 });
      expect(await ledger.readInvoicing('other', 'mia')).toMatchObject({ version: 0 });
    });

    it('keeps each version of an invoice with the account', async () => {
      const { invoicing, ledger } = await openEmpty();
      await invoicing.save({ next: opened });

      expect(await invoicing.save({ next: invoiced, uploaded })).toBe('written');
      expect(await ledger.readInvoicing('acme', 'mia')).toEqual(invoiced);
      expect(await invoicing.findVersion('acme', 'mia', uploaded)).toEqual(uploaded);
      const second = { ...uploaded, version: 2 };
      expect(await invoicing.findVersion('acme', 'mia', second)).toBeUndefined();
      expect(await invoicing.findVersion('other', 'mia', uploaded)).toBeUndefined();
    });

    it('writes nothing if the account of money has moved meanwhile', async () => {
      const { invoicing, ledger } = await openEmpty();
      const settled = settleLegs(await ledger.readHead('acme', 'mia'), [aLeg()], {
        ...{ postedAt: at, sha256 },
      });
      await ledger.write(settled);
      const more = settleLegs(settled.head, [aLeg({ revision: 2 })], { postedAt: at, sha256 });
      await ledger.write(more);

      expect(await invoicing.save({ next: opened }, settled.head)).toBe('stale');
      expect(await invoicing.save({ next: opened }, more.head)).toBe('written');
    });

    it('goes with the entry that posts the tax of an invoice, or neither does', async () => {
      const { invoicing, ledger } = await openEmpty();
      const claim = { claim: 'own/1', invoice: '17', currency: 'EUR', minorUnits: 1_900n };
      const head = await ledger.readHead('acme', 'mia');
      const posted = postIndirectTax(head, claim, { at, sha256 });
      const change = { ...posted, invoicing: { next: invoiced, uploaded } };
      expect(await ledger.write(change)).toBe('stale');
      expect((await ledger.readHead('acme', 'mia')).sequence).toBe(0);

      await invoicing.save({ next: opened });
      expect(await ledger.write(change)).toBe('written');
      expect(await ledger.readInvoicing('acme', 'mia')).toEqual(invoiced);
      expect((await ledger.readHead('acme', 'mia')).sequence).toBe(1);
    });
  });
}
