/** What shops and payment providers call a sale by: the shop's order, its checkout, an invoice, a payment. */
export const referenceKinds = ['order', 'checkout', 'invoice', 'payment'] as const;

export type Reference = { readonly kind: (typeof referenceKinds)[number]; readonly value: string };

/**
 * A reference among all of a merchant's: `<connection name>~<kind>/<value>`, of the `orders` connection whose
 * orders it may name, because two shops may call their orders alike.
 */
export function referenceIdOf(ordersConnection: string, { kind, value }: Reference): string {
  return `${ordersConnection}~${kind}/${value}`;
}

/** The conversion of a reference that is the order's own id, whether or not the order has come. */
export function orderOfReference(referenceId: string): string | undefined {
  const [, name, orderId] = /^([^~]+)~order\/(.+)$/s.exec(referenceId) ?? [];
  return name === undefined ? undefined : `${name}~${orderId}`;
}
