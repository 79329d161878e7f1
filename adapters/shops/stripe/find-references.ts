import type { Reference } from '../../../core/references/index.ts';
import { toReference } from '../to-reference.ts';
import type { StripeMetadata } from './stripe-fields.ts';
import type { StripeMessage } from './stripe-message.ts';

/** What an object names of the sale that it belongs to. */
export type NamedSale = {
  readonly invoice?: string | null | undefined;
  readonly session?: string | null | undefined;
  readonly paymentIntent?: string | null | undefined;
  readonly charge?: string | null | undefined;
};

/** Stripe's own names of a sale; its ids are unique among all kinds of objects. */
export function namesOfSale(sale: NamedSale): Reference[] {
  return [
    ...toReference('invoice', sale.invoice),
    ...toReference('checkout', sale.session),
    ...toReference('payment', sale.paymentIntent),
    ...toReference('payment', sale.charge),
  ];
}

/**
 * What the order may be found by: Stripe's names, and of another shop's sale the order's id in the metadata, as
 * `tributary_order` or (what WooCommerce's gateway writes) `order_id`. Not in test mode: a test order of the shop can
 * have the same id as a real one.
 */
export function findReferences(
  sale: NamedSale,
  metadata: StripeMetadata,
  { role, test }: StripeMessage,
): Reference[] {
  const orderId = metadata?.tributary_order || metadata?.order_id;
  return [
    ...namesOfSale(sale),
    ...(role === 'payments' && !test ? toReference('order', orderId) : []),
  ];
}
