import type { Fact } from '../assessment/order-facts.ts';

/**
 * The conversion that a fact belongs to, `<connection name>~<order id>`: a merchant's two shops may
 * count their orders alike. (A connection's id is `<merchant>.<name>`.) What is no order has the name
 * of its kind there, which no shop can have.
 */
export function conversionIdOf({
  merchantId,
  connectionId,
  orderId,
}: Pick<Fact, 'merchantId' | 'connectionId' | 'orderId'>): string {
  return `${connectionId.slice(merchantId.length + 1)}~${orderId}`;
}
