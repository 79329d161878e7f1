import type { Fact, OrderSnapshot } from './order-facts.ts';

/** The topics by which a shop says that an order which was gone is back. */
const restoringTopics: ReadonlySet<string> = new Set(['order.restored']);

/**
 * The order with what was said of its cancellation apart from its snapshots: cancelled, unless the newest snapshot is
 * of a later version, for that one knows better. A cancellation without a time has no version to compare, so it stands
 * as long as no snapshot says that the order was restored. What the shop itself says of a cancelled order stands.
 *
 * @param newest the snapshot fact that stands.
 */
export function cancelOrder(
  order: OrderSnapshot,
  newest: Pick<Fact, 'sourceVersion'>,
  facts: readonly Fact[],
): OrderSnapshot {
  if (order.cancelledAt !== undefined) return order;
  const times = facts
    .filter((fact) => isStanding(fact, newest, facts))
    .map(({ content, sourceVersion }) =>
      content.kind === 'cancellation' && content.cancellation.cancelledAt !== undefined
        ? content.cancellation.cancelledAt
        : Math.max(sourceVersion, order.placedAt),
    );
  return times.length === 0 ? order : { ...order, cancelledAt: Math.min(...times) };
}

function isStanding(
  { content, sourceVersion }: Fact,
  newest: Pick<Fact, 'sourceVersion'>,
  facts: readonly Fact[],
): boolean {
  if (content.kind !== 'cancellation') return false;
  if (content.cancellation.cancelledAt !== undefined) {
    return sourceVersion >= newest.sourceVersion;
  }
  return !facts.some((fact) => fact.content.kind === 'order' && isRestoring(fact.content.topic));
}

function isRestoring(topic: string): boolean {
  return restoringTopics.has(topic);
}
