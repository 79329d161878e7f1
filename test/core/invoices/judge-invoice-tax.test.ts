import { describe, expect, it } from '@jest/globals';
import {
  computeInvoiceTax,
  findVatRate,
  judgeInvoiceTax,
  vatRates,
} from '../../../core/invoices/index.ts';

const registered = (country: string, taxNumber?: string) => ({
  ...{ country, isRegistered: true },
  ...(taxNumber === undefined ? {} : { taxNumber }),
});
const german = registered('DE', 'DE123456789');
const base = { currency: 'EUR', day: '2026-04-30' };

describe('judgeInvoiceTax', () => {
  it.each([
    { what: 'at home', customer: { country: 'DE' }, tax: { category: 'S', percent: '19' } },
    {
      what: 'in another member state',
      customer: { country: 'FR', taxNumber: 'FR12345678901' },
      tax: { category: 'AE', reason: expect.stringMatching(/^Reverse charge \/ Steuerschuldner/) },
    },
    {
      what: 'in Britain',
      customer: { country: 'GB', taxNumber: 'GB123456782' },
      tax: { category: 'AE' },
    },
  ])('decides for a German supplier and a customer $what', ({ customer, tax }) => {
    expect(judgeInvoiceTax({ ...base, supplier: german, customer })).toMatchObject({
      ...{ kind: 'tax', tax },
    });
  });

  it.each([
    {
      what: 'no number of a registered supplier',
      of: { supplier: registered('DE'), customer: { country: 'DE' } },
      reason: 'tax-number-missing',
    },
    {
      what: 'a number of one who is not registered',
      of: { supplier: { ...german, isRegistered: false }, customer: { country: 'DE' } },
      reason: 'registration-contradicted',
    },
    {
      what: 'a reverse charge without the number of the customer',
      of: { supplier: german, customer: { country: 'FR' } },
      reason: 'merchant-tax-missing',
    },
    {
      what: 'a customer outside the countries that rules are certain for',
      of: { supplier: german, customer: { country: 'US' } },
      reason: 'tax-uncertain',
    },
    {
      what: 'Canada, where the rate depends on the province',
      of: { supplier: registered('CA', '123456789'), customer: { country: 'CA' } },
      reason: 'tax-uncertain',
    },
    {
      what: 'a tax that another currency must state',
      of: { supplier: german, customer: { country: 'DE' }, currency: 'USD' },
      reason: 'currency-not-supported',
    },
  ])('holds $what', ({ of, reason }) => {
    expect(judgeInvoiceTax({ ...base, ...of })).toMatchObject({ kind: 'hold', reason });
  });

  it('states no tax of a supplier who is not registered, and says why', () => {
    const supplier = { country: 'US', isRegistered: false };

    expect(judgeInvoiceTax({ ...base, supplier, customer: { country: 'DE' } })).toEqual({
      kind: 'tax',
      tax: { category: 'O', reason: 'The supplier is not registered for VAT or GST.' },
    });
  });
});

describe('vatRates', () => {
  it('has at most one rate for a country and day', () => {
    for (const { country, validFrom } of vatRates) {
      const valid = vatRates.filter(
        (rate) =>
          rate.country === country &&
          rate.validFrom <= validFrom &&
          validFrom <= (rate.validTo ?? '9999'),
      );
      expect(valid).toHaveLength(1);
    }
  });

  it.each([
    ['EE', '2025-06-30', '22'],
    ['EE', '2025-07-01', '24'],
    ['RO', '2025-08-01', '21'],
    ['DE', '2024-12-31', undefined],
  ])('has for %s on %s the rate %s', (country, day, percent) => {
    expect(findVatRate(country, day)?.percent).toBe(percent);
  });
});

describe('computeInvoiceTax', () => {
  it.each([
    { net: 1000n, percent: '25.5', tax: 255n },
    { net: 10n, percent: '25', tax: 3n },
    { net: 1n, percent: '19', tax: 0n },
  ])('takes $percent % of $net, half up: $tax', ({ net, percent, tax }) => {
    expect(computeInvoiceTax(net, { category: 'S', percent, source: '' })).toBe(tax);
  });
});
