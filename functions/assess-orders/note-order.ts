import type { NotedOrder, OrderNotes } from '../../core/identity/order-notes.ts';

/** What came of noting an order under its names. */
export type NotedNames = {
  /** Notes that later orders were told, one for each name whose later orders were not. */
  readonly untold: readonly (() => Promise<void>)[];
  /** What was noted before may have been newer. */
  readonly mayOverwrite: boolean;
  /** Their conversions' ids. */
  readonly laterOrders: readonly string[];
};

export const nothingNoted: NotedNames = { untold: [], mayOverwrite: false, laterOrders: [] };

/** Notes an order under each of its names, and names the later orders that may have changed with it. */
export async function noteOrder<Order extends NotedOrder>(
  notes: OrderNotes<Order>,
  merchantId: string,
  names: Iterable<string>,
  order: Order,
): Promise<NotedNames> {
  const outcomes = new Set<string>();
  const later = new Set<string>();
  const untold: (() => Promise<void>)[] = [];
  for (const name of names) {
    const recorded = await notes.record(merchantId, name, order);
    outcomes.add(recorded);
    const known = await notes.list(merchantId, name);
    const own = known.find(({ conversionId }) => conversionId === order.conversionId);
    const others = known.filter((each) => each !== own && each.placedAt >= order.placedAt);
    // Of who was erased nothing is kept, and nobody is told.
    if (own !== undefined && own.isTold !== true && others.length > 0) {
      untold.push(() => notes.noteTold(merchantId, name, order));
      for (const { conversionId } of others) later.add(conversionId);
    }
  }
  return {
    untold,
    mayOverwrite: outcomes.has('changed'),
    laterOrders: [...later],
  };
}
