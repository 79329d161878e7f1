import { describe, expect, it } from '@jest/globals';
import { averageMoney } from '../../../core/reports/average-money.ts';
import { formatRatio } from '../../../core/reports/format-ratio.ts';
import { listDays } from '../../../core/reports/list-days.ts';
import { sumClicks } from '../../../core/reports/sum-clicks.ts';

describe('averageMoney', () => {
  it.each([
    { rule: 'rounds to the cent', total: 1_000n, count: 3, currency: 'USD', amount: '3.33' },
    {
      rule: 'rounds a half to the even cent',
      total: 5n,
      count: 2,
      currency: 'USD',
      amount: '0.02',
    },
    {
      rule: 'knows currencies without cents',
      total: 100n,
      count: 8,
      currency: 'JPY',
      amount: '12',
    },
    {
      rule: 'is exact beyond what a float can hold',
      total: 9_007_199_254_740_993n,
      count: 1,
      currency: 'USD',
      amount: '90071992547409.93',
    },
  ])('$rule', ({ total, count, currency, amount }) => {
    expect(averageMoney(total, count, currency)).toEqual({ amount, currency });
  });

  it('is null where there is nothing to divide by', () => {
    expect(averageMoney(100n, 0, 'USD')).toBeNull();
  });
});

describe('formatRatio', () => {
  it.each([
    { numerator: 100_00n, denominator: 12_00n, ratio: '8.33' },
    { numerator: 1n, denominator: 200n, ratio: '0.00' },
    { numerator: 3n, denominator: 200n, ratio: '0.02' },
    { numerator: -5n, denominator: 4n, ratio: '-1.25' },
    { numerator: 0n, denominator: 4n, ratio: '0.00' },
  ])('writes $numerator / $denominator as $ratio', ({ numerator, denominator, ratio }) => {
    expect(formatRatio(numerator, denominator)).toBe(ratio);
  });

  it('is null where there is nothing to divide by', () => {
    expect(formatRatio(1n, 0n)).toBeNull();
  });
});

describe('listDays', () => {
  it('names every day, over the end of a leap February', () => {
    expect(listDays('2028-02-28', '2028-03-01')).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
  });

  it('has one day where both are the same, and none where the last is earlier', () => {
    expect(listDays('2026-03-02', '2026-03-02')).toEqual(['2026-03-02']);
    expect(listDays('2026-03-02', '2026-02-02')).toEqual([]);
  });

  it('refuses what is no day', () => {
    expect(() => listDays('2026-02-30', '2026-03-02')).toThrow(RangeError);
  });
});

describe('sumClicks', () => {
  it('adds up clicks, and neither views nor codes', () => {
    const of = (kind: 'click' | 'view' | 'code') => ({
      creatorId: 'mia',
      kind,
      counted: 3,
      filtered: 1,
    });

    expect(sumClicks([of('click'), of('view'), of('code'), of('click')])).toEqual({
      counted: 6,
      filtered: 2,
    });
  });
});
