import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minorUnitDigits } from '../../../../core/money/minor-unit-digits.ts';
import { fromRailUnits } from '../../../../core/payouts/rails/from-rail-units.ts';
import { limitsOfRail } from '../../../../core/payouts/rails/limits-of-rail.ts';
import { toRailAmount } from '../../../../core/payouts/rails/to-rail-amount.ts';
import { writeRailAmount } from '../../../../core/payouts/rails/write-rail-amount.ts';

const { stripe, paypal, wise } = limitsOfRail;

describe('the amounts of rails', () => {
  it.each([
    {
      rule: 'two decimals as in ISO',
      limits: stripe,
      currency: 'USD',
      minor: 1_234n,
      units: 1_234n,
    },
    { rule: 'none as in ISO', limits: stripe, currency: 'JPY', minor: 500n, units: 500n },
    { rule: 'none, unlike ISO', limits: stripe, currency: 'MGA', minor: 12_300n, units: 123n },
    { rule: 'two that are zeros', limits: stripe, currency: 'ISK', minor: 50n, units: 5_000n },
    { rule: 'two that are zeros', limits: stripe, currency: 'UGX', minor: 7n, units: 700n },
    { rule: 'whole forint', limits: stripe, currency: 'HUF', minor: 120_000n, units: 120_000n },
    { rule: 'three, the last zero', limits: stripe, currency: 'KWD', minor: 1_230n, units: 1_230n },
    { rule: 'no decimals', limits: paypal, currency: 'HUF', minor: 120_000n, units: 1_200n },
    { rule: 'no decimals', limits: paypal, currency: 'TWD', minor: 45_600n, units: 456n },
    { rule: 'two decimals', limits: wise, currency: 'HUF', minor: 120_050n, units: 120_050n },
  ])('$currency at $limits.rail: $rule', ({ limits, currency, minor, units }) => {
    expect(toRailAmount(limits, { currency, minorUnits: minor })).toMatchObject({ units });
    expect(fromRailUnits(limits, currency, units)).toBe(minor);
  });

  it.each([
    { limits: stripe, currency: 'HUF', minor: 120_050n },
    { limits: stripe, currency: 'TWD', minor: 101n },
    { limits: stripe, currency: 'MGA', minor: 150n },
    { limits: stripe, currency: 'BHD', minor: 1_234n },
    { limits: paypal, currency: 'HUF', minor: 120_050n },
    { limits: paypal, currency: 'TWD', minor: 1n },
  ])('$minor $currency would be rounded by $limits.rail, and are not payable', (row) => {
    const { limits, currency, minor } = row;

    expect(toRailAmount(limits, { currency, minorUnits: minor })).toEqual({
      unpayable: expect.stringContaining('multiples of'),
    });
  });

  it('are refused in currencies that the rail does not pay in, or that nobody knows', () => {
    expect(toRailAmount(paypal, { currency: 'KWD', minorUnits: 1_000n })).toHaveProperty(
      'unpayable',
      'paypal does not pay in KWD.',
    );
    expect(toRailAmount(stripe, { currency: 'XXQ', minorUnits: 1_000n })).toHaveProperty(
      'unpayable',
    );
  });

  it.each([0n, -1n])('are above zero, not %s', (minorUnits) => {
    expect(toRailAmount(stripe, { currency: 'USD', minorUnits })).toHaveProperty('unpayable');
  });

  it('of every currency come back from the rail as they were, or are not payable', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(stripe, paypal, wise),
        fc.constantFrom(...Object.keys(minorUnitDigits)),
        fc.bigInt({ min: 1n, max: 10n ** 13n }),
        (limits, currency, minorUnits) => {
          const amount = toRailAmount(limits, { currency, minorUnits });
          if ('unpayable' in amount) return;
          expect(fromRailUnits(limits, currency, amount.units)).toBe(minorUnits);
        },
      ),
    );
  });

  it('have no minor units where a rail counts finer than ISO and names a part of one', () => {
    expect(fromRailUnits(stripe, 'ISK', 5_050n)).toBeUndefined();
    expect(fromRailUnits(stripe, 'XXQ', 5_050n)).toBeUndefined();
  });

  it.each([
    { units: 1_234n, decimals: 2, written: '12.34' },
    { units: 5n, decimals: 2, written: '0.05' },
    { units: 1_200n, decimals: 0, written: '1200' },
    { units: 1_230n, decimals: 3, written: '1.230' },
  ])('are written with the rail’s places: $written', ({ written, ...amount }) => {
    expect(writeRailAmount(amount)).toBe(written);
  });
});
