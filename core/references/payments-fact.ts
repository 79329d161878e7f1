import type { Fact } from '../assessment/order-facts.ts';

/**
 * A fact of an order that is only known by reference: told by a connection of kind `payments`, or by a shop whose
 * payments do not name their orders.
 */
export type PaymentsFact = Omit<Fact, 'connectionId' | 'orderId' | 'toldBy'> & {
  /** The connection that told it. */
  readonly toldBy: string;
  /** At least one, each once; several name the same sale. The fact is kept under the first. */
  readonly referenceIds: readonly string[];
};

/** The same fact as one of the order that its references lead to. What the order's own connection told is the shop's word. */
export function toFactOfOrder(told: PaymentsFact, conversionId: string): Fact {
  const { referenceIds: _, toldBy, ...fact } = told;
  const [name = '', ...orderId] = conversionId.split('~');
  const connectionId = `${fact.merchantId}.${name}`;
  return {
    ...fact,
    ...(toldBy === connectionId ? {} : { toldBy }),
    connectionId,
    orderId: orderId.join('~'),
  };
}
