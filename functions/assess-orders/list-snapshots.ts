import type { Fact, OrderSnapshot } from '../../core/assessment/order-facts.ts';

/** Every description of an order, the folded one first: it has what was told apart from the order, too. */
export function listSnapshots(folded: OrderSnapshot, facts: readonly Fact[]): OrderSnapshot[] {
  return [
    folded,
    ...facts.flatMap(({ content }) => (content.kind === 'order' ? [content.order] : [])),
  ];
}
