import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact, OrderCode, OrderSnapshot } from './order-facts.ts';
import type { OrderSupplement } from './order-supplement.ts';

/**
 * The order with what was told apart from it: tokens, buyers and codes are united, each once, and the browser
 * is the supplement's where the order itself names none. What the order itself says of a code stands.
 */
export function supplementOrder(order: OrderSnapshot, facts: readonly Fact[]): OrderSnapshot {
  const supplements = facts
    .toSorted(compareOrderFacts)
    .flatMap(({ content }) => (content.kind === 'supplement' ? [content.supplement] : []));
  if (supplements.length === 0) return order;

  const visitorId = order.visitorId ?? supplements.find(namesVisitor)?.visitorId;
  return {
    ...order,
    tokens: unite([order, ...supplements].flatMap(({ tokens }) => tokens)),
    buyerIdentityHashes: [
      ...new Set([order, ...supplements].flatMap((each) => each.buyerIdentityHashes)),
    ],
    codes: firstOfEach([order, ...supplements].flatMap(({ codes }) => codes)),
    ...(visitorId === undefined ? {} : { visitorId }),
  };
}

function namesVisitor({ visitorId }: OrderSupplement): boolean {
  return visitorId !== undefined;
}

function unite<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function firstOfEach(codes: readonly OrderCode[]): OrderCode[] {
  const byCode = new Map<string, OrderCode>();
  for (const each of codes) if (!byCode.has(each.code)) byCode.set(each.code, each);
  return [...byCode.values()];
}
