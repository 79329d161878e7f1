import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../../../core/plans/condition.ts';
import { matchesCondition } from '../../../../core/plans/match-condition.ts';
import { impliesCondition } from '../../../../core/plans/validation/implies-condition.ts';
import { someCondition } from '../../../support/arbitrary-conditions.ts';
import { someSale } from './some-sale.ts';

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const eur = (minorUnits: bigint) => ({ minorUnits, currency: 'EUR' });

describe('impliesCondition', () => {
  it.each<[string, Condition, Condition]>([
    ['some products, more products', { product: ['1'] }, { product: ['1', '2'] }],
    ['a tag, that tag or another', { tag: ['sale'] }, { tag: ['new', 'sale'] }],
    [
      'a narrower range of values',
      { orderValue: { atLeast: usd(5n), below: usd(9n) } },
      { orderValue: { atLeast: usd(5n) } },
    ],
    ['a value in dollars, an order in dollars', { orderValue: { below: usd(9n) } }, usdOnly()],
    ['fewer payments', { paymentNumber: { from: 2, to: 3 } }, { paymentNumber: { from: 2 } }],
    ['the first payments, in other words', { paymentNumber: { to: 3 } }, firstPayments()],
    ['a shorter time', { time: { from: 10, until: 20 } }, { time: { until: 20 } }],
    ['a part of all', { all: [{ customer: 'new' }, { tier: ['gold'] }] }, { tier: ['gold'] }],
    ['one of any', { link: ['a'] }, { any: [{ code: ['A'] }, { link: ['a', 'b'] }] }],
    ['what excludes it, its opposite', { country: ['DE'] }, { not: { country: ['US', 'CA'] } }],
    ['fewer opposites', { not: { product: ['1', '2'] } }, { not: { product: ['2'] } }],
    [
      'what two parts together say',
      { all: [{ product: ['1', '2'] }, { product: ['2', '3'] }] },
      { product: ['2'] },
    ],
    ['either way', { any: [{ product: ['1'] }, { product: ['2'] }] }, { product: ['1', '2'] }],
    [
      'neither a click, an agent nor a view, a code',
      { not: { touchKind: ['click', 'agent', 'view'] } },
      byCode(),
    ],
    [
      'what leaves one way only, that way',
      {
        all: [
          { product: ['1'] },
          { not: { all: [{ product: ['1'] }, { touchKind: ['click', 'agent'] }] } },
          { not: { all: [{ product: ['1'] }, { touchKind: ['view'] }] } },
        ],
      },
      byCode(),
    ],
    [
      'one range over two that meet',
      { paymentNumber: { from: 1, to: 6 } },
      { any: [{ paymentNumber: { to: 3 } }, { paymentNumber: { from: 4 } }] },
    ],
    ['not boosted, known not to be', { not: { amplified: true } }, { amplified: false }],
    ['not until then, from then on', { not: { time: { until: 10 } } }, { time: { from: 10 } }],
    [
      'another value in that currency, the values above',
      { all: [usdOnly(), { not: { orderValue: { below: usd(9n) } } }] },
      { orderValue: { atLeast: usd(9n) } },
    ],
    ['what never holds, anything', { any: [] }, { product: ['1'] }],
  ])('knows that of %s, the first implies the second', (_, a, b) => {
    expect(impliesCondition(a, b)).toBe(true);
  });

  it.each<[string, Condition, Condition]>([
    ['more products, fewer', { product: ['1', '2'] }, { product: ['1'] }],
    ['one thing, another', { product: ['1'] }, { variant: ['1'] }],
    ['not new, returning (unknown is neither)', { not: { customer: 'new' } }, returning()],
    ['not this country, another', { not: { country: ['US'] } }, { country: ['DE'] }],
    [
      'values in two currencies',
      { orderValue: { atLeast: usd(5n) } },
      { orderValue: { atLeast: eur(5n) } },
    ],
    [
      'not a low value, a high one (it may be in another currency)',
      { not: { orderValue: { below: usd(9n) } } },
      { orderValue: { atLeast: usd(9n) } },
    ],
    [
      'neither low in dollars nor high in euros, one of the currencies',
      { not: { any: [{ orderValue: { below: usd(9n) } }, { orderValue: { atLeast: eur(9n) } }] } },
      { currency: ['USD', 'EUR'] },
    ],
    ['not an early payment, a late one', { not: firstPayments() }, { paymentNumber: { from: 4 } }],
    ['a tag, the lack of another', { tag: ['sale'] }, { not: { tag: ['new'] } }],
    [
      'ranges with a gap',
      { paymentNumber: { from: 1, to: 6 } },
      { any: [{ paymentNumber: { to: 3 } }, { paymentNumber: { from: 5 } }] },
    ],
  ])('does not say so of %s', (_, a, b) => {
    expect(impliesCondition(a, b)).toBe(false);
  });

  it('never says so where a sale matches the first and not the second', () => {
    const said: boolean[] = [];
    const pairs = fc.tuple(someCondition, someCondition, fc.array(someSale, { maxLength: 40 }));

    fc.assert(
      fc.property(pairs, ([a, b, subjects]) => {
        const isImplied = impliesCondition(a, b);
        said.push(isImplied);

        const counterexample = subjects.find(
          (subject) => matchesCondition(a, subject) && !matchesCondition(b, subject),
        );
        expect(isImplied && counterexample).toBeFalsy();
      }),
      { numRuns: 2_000 },
    );
    // A test that never says so would pass, too.
    expect(said.filter(Boolean).length).toBeGreaterThan(100);
  });

  it('knows that a condition implies itself in other words', () => {
    fc.assert(
      fc.property(someCondition, someCondition, (a, b) => {
        expect(impliesCondition({ all: [a, b] }, { all: [b, a] })).toBe(true);
        expect(impliesCondition({ not: { any: [a, b] } }, { all: [{ not: a }, { not: b }] })).toBe(
          true,
        );
      }),
    );
  });

  it('gives up on what would take for ever', () => {
    // Nine pigeons do not fit into eight holes, which no search sees without trying very long.
    const count = (length: number) => Array.from({ length }, (_, index) => index);
    const inHole = (pigeon: number, hole: number): Condition => ({ tag: [`${pigeon}-${hole}`] });
    const everyPigeon = count(9).map((pigeon) => ({
      any: count(8).map((hole) => inHole(pigeon, hole)),
    }));
    const noTwo = count(8).flatMap((hole) =>
      count(9).flatMap((first) =>
        count(first).map((second) => ({
          not: { all: [inHole(first, hole), inHole(second, hole)] },
        })),
      ),
    );

    expect(impliesCondition({ all: [...everyPigeon, ...noTwo] }, { product: ['1'] })).toBe(false);
  });
});

function usdOnly(): Condition {
  return { currency: ['USD'] };
}

function byCode(): Condition {
  return { touchKind: ['code'] };
}

function returning(): Condition {
  return { customer: 'returning' };
}

function firstPayments(): Condition {
  return { paymentNumber: { from: 1, to: 3 } };
}
