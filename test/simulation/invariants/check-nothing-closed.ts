import { PromiseBroken } from '../promise-broken.ts';
import type { ToldOrder } from '../story/draw-order.ts';
import type { World } from '../system/world.ts';
import { readLedger } from './check-ledger.ts';

/**
 * I10: no order closes unasked. What an order comes to depends on what had come by its close, so only a
 * story whose evidence comes first can be told again to the same end. @throws PromiseBroken
 */
export async function checkNothingClosed(
  { dynamo }: World,
  orders: readonly ToldOrder[],
): Promise<void> {
  const { conversions } = await readLedger(dynamo);
  const closed = new Set(
    conversions.filter(({ state }) => state.status === 'closed').map(({ state }) => nameOf(state)),
  );
  const early = orders.find((order) => closed.has(nameOf(order)));
  if (early === undefined) return;
  throw new PromiseBroken('I10', `${early.conversionId} closed, and nobody had asked for it.`);
}

const nameOf = ({ merchantId, conversionId }: Pick<ToldOrder, 'merchantId' | 'conversionId'>) =>
  `${merchantId} ${conversionId}`;
