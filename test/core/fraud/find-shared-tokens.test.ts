import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findSharedTokens } from '../../../core/fraud/find-shared-tokens.ts';
import type { NotedOrder } from '../../../core/identity/order-notes.ts';

const anOrder = (conversionId: string, placedAt: number, changes: Partial<NotedOrder> = {}) => ({
  ...{ conversionId, placedAt, counts: true, recordedAt: placedAt + 1 },
  ...changes,
});
const own = anOrder('shop~2', 200);
const find = (orders: readonly NotedOrder[], ofBuyer: readonly NotedOrder[] = [own]) =>
  findSharedTokens(own, { carried: [{ touchId: 't1', orders }], ofBuyer, cutOff: 1_000 });

describe('findSharedTokens', () => {
  it('doubts a token that an earlier order of another customer carried, and names the earliest', () => {
    const [first, second] = [anOrder('shop~9', 100), anOrder('shop~1', 150)];

    expect(find([second, own, first])).toEqual([
      { touchId: 't1', because: 'shared', withOrder: 'shop~9' },
    ]);
  });

  it.each([
    ['only the order itself', [own]],
    ['an order of the same customer', [anOrder('shop~1', 100), own], [own, anOrder('shop~1', 100)]],
    ['a later order', [own, anOrder('shop~3', 201)]],
    ['an order of the same moment with a greater id', [own, anOrder('shop~3', 200)]],
    [
      'one that was not paid, or does not say who bought',
      [anOrder('shop~1', 100, { counts: false })],
    ],
    ['one that was told of after the close', [anOrder('shop~1', 100, { recordedAt: 1_001 })]],
    ['whatever, if the buyer was erased', [anOrder('shop~1', 100), own], []],
  ])('doubts nothing for %s', (_, orders, ofBuyer = [own]) => {
    expect(find(orders, ofBuyer)).toEqual([]);
  });

  it('never doubts every order of a token', () => {
    const orders = fc.uniqueArray(
      fc.record({ id: fc.nat(20), placedAt: fc.nat(5), counts: fc.boolean() }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
    );

    fc.assert(
      fc.property(orders, (drawn) => {
        const all = drawn.map(({ id, placedAt, counts }) =>
          anOrder(`shop~${id}`, placedAt, { counts }),
        );
        const doubted = all.filter((order) => {
          const carried = [{ touchId: 't1', orders: all }];
          const evidence = { carried, ofBuyer: [order], cutOff: 1_000 };
          return findSharedTokens(order, evidence).length > 0;
        });

        expect(doubted.length).toBeLessThan(all.length);
      }),
    );
  });
});
