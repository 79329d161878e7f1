import { beforeAll, describe, expect, it } from '@jest/globals';
import { recomputeShuffled } from '../../../cli/demo/recompute-shuffled.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import { aShortStory } from '../../support/a-short-story.ts';
import { type PlayedWorld, playInMemory } from '../../support/in-memory-world.ts';
import { entriesOf } from '../../support/net-of.ts';

describe('recomputing what decided orders come to, from shuffled facts', () => {
  let world: PlayedWorld;
  let entries: readonly Entry[];

  beforeAll(async () => {
    world = await playInMemory(aShortStory());
    entries = entriesOf(world);
  });

  it('comes to what the ledger holds, and says how much was looked at', () => {
    const check = recomputeShuffled(world.orders, entries, 5);

    const decided = world.orders.filter(({ state }) => state?.status === 'closed');
    expect(check).toEqual({
      orders: decided.length,
      facts: decided.reduce((sum, { facts }) => sum + facts.length, 0),
      posts: 0,
      shuffles: 5,
      isEqual: true,
    });
    expect(check.orders).toBeGreaterThan(30);
  });

  it('finds a fact that never reached the ledger', () => {
    const orders = world.orders.map((order) =>
      order.state?.conversionId === refundedOrder(world) ? withoutRefund(order) : order,
    );

    expect(recomputeShuffled(orders, entries, 1).isEqual).toBe(false);
  });

  it('finds an entry too many', () => {
    const settled = entries.find(({ kind }) => kind === 'settle');
    if (settled === undefined) throw new Error('Something was settled.');
    const postings = settled.postings.map((posting) =>
      posting.account === 'settling' ? { ...posting, account: 'pending' as const } : posting,
    );

    const check = recomputeShuffled(world.orders, [...entries, { ...settled, postings }], 1);

    expect(check.isEqual).toBe(false);
  });
});

type Order = PlayedWorld['orders'][number];

/** A closed order of which part was given back. */
function refundedOrder({ orders }: PlayedWorld): string | undefined {
  const found = orders.find(
    ({ state, facts }) =>
      state?.status === 'closed' &&
      state.owed.length > 0 &&
      facts.some(({ content }) => content.kind === 'refund'),
  );
  return found?.state?.conversionId;
}

/** The order as if its refund had never been told. */
function withoutRefund(order: Order): Order {
  return {
    ...order,
    facts: order.facts.filter(
      ({ content }) =>
        content.kind !== 'refund' &&
        !(content.kind === 'order' && content.order.refunds.length > 0),
    ),
  };
}
