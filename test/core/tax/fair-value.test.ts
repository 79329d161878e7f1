import { describe, expect, it } from '@jest/globals';
import { valueInMoney } from '../../../core/tax/fair-value.ts';
import { reportTaxYear } from '../../../core/tax/report-tax-year.ts';
import { aPayout } from '../../support/factories/a-payout.ts';
import { aWithholding } from '../../support/factories/a-withholding.ts';

const eur = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });
const hundredPoints = {
  amount: { minorUnits: 100n, unit: 'points' },
  value: eur(125n),
} as const;

describe('the fair value of what is no cash', () => {
  it.each([
    { rule: 'store credit is worth itself', minorUnits: 70n, unit: 'store-credit:EUR', worth: 70n },
    { rule: 'points as the merchant says', minorUnits: 200n, unit: 'points', worth: 250n },
    { rule: '2.5 cents are 2, half to even', minorUnits: 2n, unit: 'points', worth: 2n },
    { rule: '7.5 cents are 8, half to even', minorUnits: 6n, unit: 'points', worth: 8n },
  ] as const)('$rule', ({ minorUnits, unit, worth }) => {
    const said = unit === 'points' ? hundredPoints : undefined;

    expect(valueInMoney({ minorUnits, unit }, said)).toEqual(eur(worth));
  });

  it('of store credit is what the merchant says, if it does', () => {
    const amount = { minorUnits: 100n, unit: 'store-credit:EUR' } as const;

    expect(valueInMoney({ ...amount, minorUnits: 50n }, { amount, value: eur(80n) })).toEqual(
      eur(40n),
    );
  });

  it.each(['points', 'discount:EUR', 'product:TENT-2', 'sample:TENT-2'] as const)(
    'of %s nobody knows unless the merchant says',
    (unit) => {
      const said = unit === 'points' ? undefined : hundredPoints;

      expect(valueInMoney({ minorUnits: 5n, unit }, said)).toBeUndefined();
    },
  );
});

describe('a report of a tax year', () => {
  const { ruleId, day, taxYear, payerCountry, incomeKind } = aWithholding();
  const cash = aPayout({ state: 'confirmed', withholding: aWithholding() });
  const points = aPayout({
    ...{ payoutId: 'mia-points-3', currency: 'points', minorUnits: 500n, state: 'confirmed' },
    fairValue: {
      ...{ currency: cash.currency, grossMinorUnits: 777n, withheldMinorUnits: 0n },
      ...{ ruleId, day, taxYear, payerCountry, incomeKind },
    },
  });

  it('counts what is no cash by its fair value, with the cash of the same return', () => {
    const [alone] = reportTaxYear([cash], taxYear);
    const reports = reportTaxYear([cash, points], taxYear);

    expect(reports).toMatchObject([
      {
        payments: 2,
        grossMinorUnits: (alone?.grossMinorUnits ?? 0n) + 777n,
        withheldMinorUnits: alone?.withheldMinorUnits,
      },
    ]);
  });

  it('counts nothing of what came back, and nothing of another year', () => {
    expect(reportTaxYear([{ ...points, state: 'returned' }], taxYear)).toEqual([]);
    expect(reportTaxYear([points], taxYear + 1)).toEqual([]);
  });
});
