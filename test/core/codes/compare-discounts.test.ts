import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDiscounts } from '../../../core/codes/compare-discounts.ts';
import { readPercent } from '../../../core/codes/read-percent.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';

const tenPercent: ShopDiscount = { value: { kind: 'percentage', percent: '10' } };
const euros = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });

describe('what a shop has and what it should have', () => {
  it.each<{ what: string; wanted: ShopDiscount; inShop: ShopDiscount; fields: string[] }>([
    { what: 'the same', wanted: tenPercent, inShop: tenPercent, fields: [] },
    {
      what: 'another percentage',
      ...{ wanted: tenPercent, inShop: { value: { kind: 'percentage', percent: '15' } } },
      fields: ['value'],
    },
    {
      what: 'ten euros for ten percent',
      ...{ wanted: tenPercent, inShop: { value: { kind: 'amount', amount: euros(10n) } } },
      fields: ['value'],
    },
    {
      what: 'an end and a limit that nobody asked for',
      ...{ wanted: tenPercent, inShop: { ...tenPercent, endsAt: 5_000, usesMax: 1 } },
      fields: ['endsAt', 'usesMax'],
    },
    {
      what: 'a minimum in another currency',
      wanted: { ...tenPercent, minimumOrder: euros(5_000n) },
      inShop: { ...tenPercent, minimumOrder: { minorUnits: 5_000n, currency: 'USD' } },
      fields: ['minimumOrder'],
    },
    {
      what: 'a start and a way to combine that were left to the shop',
      ...{ wanted: tenPercent, inShop: { ...tenPercent, startsAt: 1_000, combinable: true } },
      fields: [],
    },
    {
      what: 'another way to combine',
      wanted: { ...tenPercent, combinable: false },
      inShop: { ...tenPercent, combinable: true },
      fields: ['combinable'],
    },
    {
      what: 'products in another order, and none',
      wanted: { ...tenPercent, excludedProductIds: ['2', '1'] },
      inShop: { ...tenPercent, excludedProductIds: ['1', '2'] },
      fields: [],
    },
    {
      what: 'no products',
      ...{ wanted: tenPercent, inShop: { ...tenPercent, excludedProductIds: [] } },
      fields: [],
    },
  ])('differ in $fields: $what', ({ wanted, inShop, fields }) => {
    expect(compareDiscounts(wanted, inShop)).toEqual(fields);
  });
});

describe('readPercent', () => {
  it.each([
    { text: '12.5000', scale: 1n, percent: '12.5' },
    { text: '0.125', scale: 100n, percent: '12.5' },
    { text: '1', scale: 100n, percent: '100' },
    { text: '100.0', scale: 1n, percent: '100' },
    { text: '0', scale: 1n, percent: undefined },
    { text: '100.01', scale: 1n, percent: undefined },
    { text: '1e1', scale: 1n, percent: undefined },
  ] as const)('reads $text as $percent', ({ text, scale, percent }) => {
    expect(readPercent(text, scale)).toBe(percent);
  });

  it('reads the fraction of a percentage as the percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (hundredths) => {
        const percent = (hundredths / 100).toFixed(2);
        const fraction = (hundredths / 10_000).toFixed(4);

        expect(readPercent(fraction, 100n)).toBe(readPercent(percent));
      }),
    );
  });
});
