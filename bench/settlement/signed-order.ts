import {
  aShopifyLine,
  aShopifyOrder,
  shopMoment,
  signedDelivery,
} from '../../test/support/shopify-deliveries.ts';

const firstOrderId = 920_982_911_946_154_508n;

/** The webhook of a shop's order number `n`, of a customer of its own, signed. */
export function signedOrder(n: number, secret: string) {
  return signedDelivery(
    aShopifyOrder({
      id: signedOrder.idOf(n),
      number: 1_001 + n,
      createdAt: shopMoment + n * 1_000,
      updatedAt: shopMoment + n * 1_000,
      lines: [aShopifyLine({ id: `48781767${n}` })],
      customer: {
        ...{ id: `61000${n}`, firstName: 'Ann', lastName: 'Example' },
        email: `customer.${n}@customers.example`,
      },
    }),
    secret,
  );
}

signedOrder.idOf = (n: number): string => String(firstOrderId + BigInt(n));
