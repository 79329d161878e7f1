import { describe, expect, it } from '@jest/globals';
import {
  type InvoiceToUpload,
  uploadInvoice,
} from '../../../../core/invoices/own/upload-invoice.ts';
import { emptyBalances } from '../../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../../core/ledger/empty-account-head.ts';
import {
  anInvoicedMonth,
  anInvoicingAccount,
  anOwnInvoice,
} from '../../../support/factories/an-own-invoice.ts';

const unpaid = emptyAccountHead('acme', 'mia');
const paid = (minorUnits: bigint) => ({
  ...unpaid,
  balances: { EUR: { ...emptyBalances, paid: minorUnits } },
});
const net = { field: 'net', stated: '1.00 EUR', expected: '100.00 EUR', detail: '' } as const;

function upload(changed: Partial<InvoiceToUpload> = {}): InvoiceToUpload {
  const { version: _, ...invoice } = anOwnInvoice();
  return { ...invoice, ...changed };
}
const matched = anInvoicingAccount({ months: [anInvoicedMonth({ invoice: anOwnInvoice() })] });

describe('uploadInvoice', () => {
  it('takes the tax of an invoice that matches for payable', () => {
    expect(uploadInvoice(anInvoicingAccount(), unpaid, upload())).toMatchObject({
      ...{ kind: 'uploaded', account: { version: 1, months: [{ invoice: { version: 1 } }] } },
      claim: { claim: 'own/2026-04/EUR/1', invoice: '17', currency: 'EUR', minorUnits: 1_900n },
    });
  });

  it('takes none of an invoice that differs', () => {
    const outcome = uploadInvoice(anInvoicingAccount(), unpaid, upload({ differences: [net] }));

    expect(outcome).toMatchObject({ kind: 'uploaded', invoice: { differences: [net] } });
    expect(outcome).not.toHaveProperty('claim');
  });

  it('puts a later version in its place, and takes back what only the one before asked for', () => {
    const later = upload({ number: '18', differences: [net] });

    expect(uploadInvoice(matched, unpaid, later)).toMatchObject({
      ...{ kind: 'uploaded', invoice: { version: 2, number: '18' } },
      claim: { claim: 'own/2026-04/EUR/2', minorUnits: -1_900n },
    });
    expect(uploadInvoice(matched, unpaid, upload({ number: '18' }))).not.toHaveProperty('claim');
  });

  it('knows the same again, whenever it comes, and not one that is judged otherwise by now', () => {
    expect(uploadInvoice(matched, unpaid, upload({ uploadedAt: 5 })).kind).toBe('known');
    expect(uploadInvoice(matched, unpaid, upload({ sha256: '01' })).kind).toBe('uploaded');
    expect(uploadInvoice(matched, unpaid, upload({ differences: [net] })).kind).toBe('uploaded');
  });

  it('leaves an invoice as it is on which something was paid', () => {
    const later = upload({ number: '18' });

    expect(uploadInvoice(matched, paid(1n), later).kind).toBe('paid');
    // Of a month before that needs no invoice.
    const free = { ...matched, free: { EUR: 1n } };
    expect(uploadInvoice(free, paid(1n), later).kind).toBe('uploaded');
    const indirectTax = { EUR: { openMinorUnits: 0n, reservedMinorUnits: 1n } };
    expect(uploadInvoice(matched, { ...paid(1n), indirectTax }, later).kind).toBe('uploaded');
  });

  it('takes none for a month that is not to be invoiced', () => {
    expect(uploadInvoice(matched, unpaid, upload({ month: '2026-05' })).kind).toBe('not-open');
    expect(uploadInvoice(matched, unpaid, upload({ billedCurrency: 'USD' })).kind).toBe('not-open');
  });
});
