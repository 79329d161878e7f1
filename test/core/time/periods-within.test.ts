import { describe, expect, it } from '@jest/globals';
import { periodsWithin } from '../../../core/time/periods-within.ts';

const keysWithin = (unit: 'month' | 'quarter' | 'year', key: string) =>
  periodsWithin({ unit, key }).map((part) => part.key);

describe('periodsWithin', () => {
  it('makes a quarter of its months, also the last one of a year', () => {
    expect(keysWithin('quarter', '2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
  });

  it('makes a year of twelve months and four quarters, the months first', () => {
    const parts = keysWithin('year', '2026');

    expect(parts).toHaveLength(16);
    expect([parts[0], parts[11]]).toEqual(['2026-01', '2026-12']);
    expect(parts.slice(12)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
  });

  it('makes a month of nothing shorter that is stated', () => {
    expect(keysWithin('month', '2026-03')).toEqual([]);
  });
});
