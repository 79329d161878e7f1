/** What a Shopify delivery says beside its body. */
export type ShopifyHeaders = {
  readonly signature: string | undefined;
  readonly deliveryId: string | undefined;
  readonly topic: string | undefined;
};

/**
 * Reads either header family: `X-Shopify-…`, and the `Shopify-…` family of 2026, which takes
 * precedence when a delivery has both. Header names are compared without case.
 */
export function readShopifyHeaders(
  headers: Readonly<Record<string, string | undefined>>,
): ShopifyHeaders {
  const given = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  if (given.has('shopify-hmac-sha256')) {
    return {
      signature: given.get('shopify-hmac-sha256'),
      deliveryId: given.get('shopify-webhook-id') ?? given.get('shopify-event-id'),
      topic: webhookTopic(given.get('shopify-topic'), given.get('shopify-action')),
    };
  }
  return {
    signature: given.get('x-shopify-hmac-sha256'),
    deliveryId: given.get('x-shopify-webhook-id'),
    topic: given.get('x-shopify-topic')?.toLowerCase(),
  };
}

/** The newer family names a resource and an action (`Order`, `update`) instead of a topic. */
const topicsOfActions: Readonly<Record<string, string>> = {
  'order/create': 'orders/create',
  'order/update': 'orders/updated',
  'refund/create': 'refunds/create',
};

function webhookTopic(topic: string | undefined, action: string | undefined): string | undefined {
  if (topic === undefined || action === undefined) return topic?.toLowerCase();
  const resourceAction = `${topic}/${action}`.toLowerCase();
  return topicsOfActions[resourceAction] ?? resourceAction;
}
