import { describe, expect, it } from '@jest/globals';
import { type ExpectedTax, matchInvoice } from '../../../../core/invoices/own/match-invoice.ts';
import type { InvoiceFigures } from '../../../../core/invoices/own/own-invoice.ts';
import {
  anInvoicedMonth,
  anInvoicingAccount,
  anOwnInvoice,
} from '../../../support/factories/an-own-invoice.ts';

const german: ExpectedTax = {
  kind: 'tax',
  tax: { category: 'S', percent: '19', source: 'UStG §12' },
};
const none: ExpectedTax = {
  kind: 'tax',
  tax: { category: 'O', reason: 'The supplier is not registered.' },
};
const uncertain: ExpectedTax = { kind: 'hold', reason: 'tax-uncertain', detail: 'Nobody knows.' };

const match = (
  stated: Partial<InvoiceFigures>,
  expected: ExpectedTax = german,
  account = anInvoicingAccount(),
) => matchInvoice(anOwnInvoice(stated), anInvoicedMonth(), expected, account);

describe('matchInvoice', () => {
  it('finds nothing different in what says what the statement says', () => {
    expect(match({})).toEqual([]);
    expect(match({ taxMinorUnits: 0n, grossMinorUnits: 10_000n }, none)).toEqual([]);
  });

  it.each([
    {
      what: 'a cent less net',
      stated: { netMinorUnits: 9_999n },
      found: [{ field: 'net', stated: '99.99 EUR', expected: '100.00 EUR' }],
    },
    {
      what: 'a cent less tax',
      stated: { taxMinorUnits: 1_899n },
      found: [{ field: 'tax', stated: '18.99 EUR', expected: '19.00 EUR' }],
    },
    {
      what: 'another total',
      stated: { grossMinorUnits: 10_000n },
      found: [{ field: 'gross', stated: '100.00 EUR', expected: '119.00 EUR' }],
    },
    {
      what: 'another currency, whose amounts say nothing',
      stated: { currency: 'USD', netMinorUnits: 1n },
      found: [{ field: 'currency', stated: 'USD', expected: 'EUR' }],
    },
  ])('names $what with what is expected', ({ stated, found }) => {
    expect(match(stated)).toMatchObject(found);
    expect(match(stated)).toHaveLength(found.length);
  });

  it('names tax on the invoice of who is not registered', () => {
    expect(match({}, none)).toMatchObject([
      { field: 'tax', stated: '19.00 EUR', expected: '0.00 EUR' },
      { field: 'gross', stated: '119.00 EUR', expected: '100.00 EUR' },
    ]);
  });

  it('has no number used for two months, and the same one again for its own', () => {
    const march = anInvoicedMonth({ month: '2026-03', invoice: anOwnInvoice() });
    const own = anInvoicedMonth({ invoice: anOwnInvoice({ number: '18' }) });
    const account = anInvoicingAccount({ months: [march, own] });

    expect(match({ number: '17' }, german, account)).toMatchObject([
      { field: 'number', stated: '17', detail: expect.stringContaining('2026-03 in EUR') },
    ]);
    expect(match({ number: '18' }, german, account)).toEqual([]);
  });

  it('says of tax that nobody is certain of what it waits for, unless the merchant takes it', () => {
    expect(match({}, uncertain)).toEqual([
      { field: 'tax', stated: '19.00 EUR', detail: 'Nobody knows.' },
    ]);
    expect(match({}, { kind: 'accepted' })).toEqual([]);
    expect(match({ grossMinorUnits: 1n }, { kind: 'accepted' })).toMatchObject([
      { field: 'gross' },
    ]);
  });
});
