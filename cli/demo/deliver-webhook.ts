import { signShopify } from './shopify-payloads.ts';
import type { Carried, StoryDelivery } from './story/story-types.ts';

/** Where the shops send their webhooks, and what they sign them with. */
export type WebhookTarget = {
  readonly url: string;
  readonly connectionIdOf: (shop: StoryDelivery['shop']) => string;
  readonly secretOf: (connection: string) => string;
};

/** Sends one webhook as Shopify does. @throws Error unless it is answered with 2xx. */
export async function deliverWebhook(
  { url, connectionIdOf, secretOf }: WebhookTarget,
  delivery: StoryDelivery,
  carried: Carried,
): Promise<void> {
  const { deliveryId, shop, topic, at: triggeredAt } = delivery;
  const body = delivery.body(carried);
  const response = await fetch(`${url}/webhooks/shopify/${connectionIdOf(shop)}`, {
    method: 'POST',
    headers: signShopify(body, secretOf(shop), { topic, deliveryId, triggeredAt }),
    body,
  });
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`The webhook ${deliveryId} was answered ${response.status}: ${answer}`);
  }
}
