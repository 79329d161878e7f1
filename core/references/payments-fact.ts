import type { Fact } from '../assessment/order-facts.ts';

/**
 * What a connection of kind `payments` told: a fact of an order that it only knows by reference.
 */
export type PaymentsFact = Omit<Fact, 'connectionId' | 'orderId' | 'toldBy'> & {
  /** Its own connection. */
  readonly toldBy: string;
  /** At least one, each once; several name the same sale. The fact is kept under the first. */
  readonly referenceIds: readonly string[];
};

/** The same fact as one of the order that its references lead to. */
export function toFactOfOrder(told: PaymentsFact, conversionId: string): Fact {
  const { referenceIds: _, ...fact } = told;
  const [name = '', ...orderId] = conversionId.split('~');
  return {
    ...fact,
    connectionId: `${fact.merchantId}.${name}`,
    orderId: orderId.join('~'),
  };
}
