import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { remitTax, TooMuchRemittedError } from '../../../core/tax/remit-tax.ts';
import { emptyAuthorityHead, remittedOf } from '../../../core/tax/remittance.ts';
import { taxYearOfPeriod } from '../../../core/tax/tax-period.ts';
import { aRemittance } from '../../support/factories/a-remittance.ts';

const context = { postedAt: 1, sha256 };
const usd2026 = { taxYear: 2026, currency: 'USD' };
const empty = emptyAuthorityHead('acme', 'US');

describe('remitTax', () => {
  it('moves withheld tax out of the business, in the journal of the authority', () => {
    const { entry, head } = remitTax(empty, aRemittance(), 240n, context);

    expect(entry).toMatchObject({
      ...{ journal: 'authority/US', kind: 'remit', cause: 'remit/US/EFTPS 4711', sequence: 1 },
      postings: [
        { owner: 'authority/US', account: 'tax-withheld', unit: 'USD', minorUnits: 100n },
        { owner: 'authority/US', account: 'cash-clearing', unit: 'USD', minorUnits: -100n },
      ],
    });
    expect(head).toMatchObject({ sequence: 1, lastHash: entry.hash });
  });

  it('never remits more than is withheld, however many payments are made', () => {
    const payments = fc.array(fc.bigInt({ min: 1n, max: 200n }), { maxLength: 12 });

    fc.assert(
      fc.property(payments, fc.bigInt({ min: 0n, max: 1_000n }), (amounts, withheld) => {
        let head = empty;
        for (const [place, minorUnits] of amounts.entries()) {
          const remittance = aRemittance({ minorUnits, reference: `r${place}` });
          const open = withheld - remittedOf(head.remitted, usd2026);
          const remit = () => remitTax(head, remittance, withheld, context);
          if (minorUnits > open) expect(remit).toThrow(TooMuchRemittedError);
          else head = remit().head;
        }
        expect(remittedOf(head.remitted, usd2026) <= withheld).toBe(true);
      }),
    );
  });

  it('counts each tax year and each currency by itself', () => {
    const first = remitTax(empty, aRemittance(), 100n, context).head;
    const euros = aRemittance({ currency: 'EUR', reference: 'r2' });
    const second = remitTax(first, euros, 100n, context).head;
    const later = aRemittance({ taxYear: 2027, reference: 'r3' });

    expect(remitTax(second, later, 100n, context).head.remitted).toHaveLength(3);
    expect(() => remitTax(second, aRemittance({ reference: 'r4' }), 100n, context)).toThrow(
      'Only 0 are withheld',
    );
  });

  it('says that nothing is open where what was remitted came back to a creator', () => {
    const { head } = remitTax(empty, aRemittance(), 100n, context);

    expect(() => remitTax(head, aRemittance({ reference: 'r2' }), 40n, context)).toThrow('Only 0');
  });

  it.each([
    { changes: { minorUnits: 0n } },
    { changes: { country: 'IN' } },
    { changes: { merchantId: 'other' } },
    { changes: { paidOn: '2026-02-30' } },
  ])('refuses $changes', ({ changes }) => {
    expect(() => remitTax(empty, aRemittance(changes), 1_000n, context)).toThrow(RangeError);
  });
});

describe('taxYearOfPeriod', () => {
  it.each([
    ['2026', 'US', 2026],
    ['2026-Q1', 'US', 2026],
    ['2026-03', 'IN', 2025],
    ['2026-04', 'IN', 2026],
    ['2026-Q2', 'AU', 2025],
    ['2026-Q3', 'AU', 2026],
    ['2026-04', 'GB', 2026],
    ['2026-Q5', 'US', undefined],
    ['2026-13', 'US', undefined],
    ['26', 'US', undefined],
  ])('%s in %s ends in the tax year %s', (period, country, taxYear) => {
    expect(taxYearOfPeriod(period, country)).toBe(taxYear);
  });
});
