import { describe, expect, it } from '@jest/globals';
import type { Entry, LegReference } from '../../../core/ledger/entry.ts';
import { payableSince } from '../../../core/ledger/payable-since.ts';
import { sumArrivals } from '../../../core/ledger/sum-arrivals.ts';

type Leg = readonly [order: string, minorUnits: bigint, heldMinorUnits?: bigint];

let sequence = 0;
const anEntry = (postedAt: number, changes: Partial<Entry>): Entry => {
  sequence += 1;
  return {
    ...{ journal: 'creator/mia', sequence, kind: 'settle', cause: `cause/${sequence}` },
    ...{ eventAt: 0, postedAt, postings: [], legs: [], previousHash: '', hash: '' },
    ...changes,
  };
};
const settled = (postedAt: number, ...legs: readonly Leg[]): Entry =>
  anEntry(postedAt, {
    legs: legs.map(
      ([conversionId, minorUnits, heldMinorUnits]): LegReference => ({
        ...{ conversionId, revision: 1, unit: 'EUR', minorUnits },
        ...(heldMinorUnits === undefined ? {} : { heldMinorUnits }),
      }),
    ),
  });
const payable = (minorUnits: bigint): Partial<Entry> => ({
  postings: [{ account: 'payable', owner: 'mia', unit: 'EUR', minorUnits }],
});

describe('sumArrivals', () => {
  it.each<{ rule: string; entries: Entry[]; arrived: bigint }>([
    { rule: 'adds orders up', entries: [settled(1, ['a', 5n], ['b', 3n])], arrived: 8n },
    {
      rule: 'does not count an order that came and went',
      entries: [settled(1, ['a', 5n]), settled(2, ['a', -5n])],
      arrived: 0n,
    },
    {
      rule: 'does not count an order that went and came again',
      entries: [settled(1, ['a', -5n]), settled(2, ['a', 5n])],
      arrived: 0n,
    },
    {
      rule: 'counts what one order brought although another one lost more',
      entries: [settled(1, ['a', -9n], ['b', 5n])],
      arrived: 5n,
    },
    {
      rule: 'does not count what is held back, until it is let go',
      entries: [settled(1, ['a', 5n, 5n], ['b', 0n, -2n])],
      arrived: 2n,
    },
    {
      rule: 'counts the terms of a period, restated or not',
      entries: [
        anEntry(1, {
          ...{ kind: 'period', ...payable(-9n) },
          period: {
            ...{ programId: 'spring', period: '2026-03', currency: 'EUR' },
            ...{ version: 1, minorUnits: 9n },
          },
        }),
        anEntry(2, {
          ...{ kind: 'period', ...payable(2n) },
          period: {
            ...{ programId: 'spring', period: '2026-03', currency: 'EUR' },
            ...{ version: 2, minorUnits: -2n },
          },
        }),
      ],
      arrived: 7n,
    },
    {
      rule: 'counts no payout, and nothing that came back',
      entries: [
        anEntry(1, { kind: 'reserve', ...payable(9n) }),
        anEntry(2, { kind: 'return', ...payable(-9n) }),
      ],
      arrived: 0n,
    },
    {
      rule: 'counts whatever else makes something payable',
      entries: [anEntry(1, { kind: 'release', ...payable(-4n) })],
      arrived: 4n,
    },
  ])('$rule', ({ entries, arrived }) => {
    expect(sumArrivals(entries).EUR ?? 0n).toBe(arrived);
    expect(sumArrivals(entries.toReversed()).EUR ?? 0n).toBe(arrived);
  });
});

describe('payableSince', () => {
  const history = [
    settled(1, ['a', 10n]),
    settled(2, ['b', 20n]),
    settled(3, ['c', 30n]),
    settled(4, ['c', -5n]),
  ].toReversed();

  it.each([
    { what: 'the last order', minorUnits: 25n, since: 3 },
    { what: 'more than the last order', minorUnits: 26n, since: 2 },
    { what: 'all of them', minorUnits: 55n, since: 1 },
  ])('finds when $what became payable', ({ minorUnits, since }) => {
    expect(payableSince(history, 'EUR', minorUnits)).toBe(since);
  });

  it('does not know what came before', () => {
    expect(payableSince(history, 'EUR', 56n)).toBeUndefined();
    expect(payableSince(history, 'USD', 1n)).toBeUndefined();
  });
});
