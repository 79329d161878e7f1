import { createHmac, randomUUID } from 'node:crypto';
import { readStandardSecret } from '../../adapters/webhooks/read-standard-secret.ts';
import { signStandardWebhook } from '../../adapters/webhooks/sign-standard-webhook.ts';
import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import type { Instant } from '../../core/time/instant.ts';

export type DeliveryToSign = {
  readonly body: Uint8Array;
  readonly secret: string;
  readonly now: Instant;
  /** For providers that name it in a header. */
  readonly topic?: string;
};

type Headers = Readonly<Record<string, string>>;

/** Providers whose deliveries can be signed: all but those that keep a private key. */
export type SignableProvider = Exclude<ShopProvider, 'adobe-commerce-webhooks'>;

const signers: Readonly<Record<SignableProvider, (delivery: DeliveryToSign) => Headers>> = {
  shopify: ({ body, secret, topic = 'orders/updated' }) => ({
    'x-shopify-topic': topic,
    'x-shopify-webhook-id': randomUUID(),
    'x-shopify-hmac-sha256': hmac('base64', secret, body),
  }),
  woocommerce: ({ body, secret, topic = 'order.updated' }) => ({
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-signature': hmac('base64', secret, body),
  }),
  stripe: ({ body, secret, now }) => {
    const seconds = toSeconds(now);
    const signed = Buffer.concat([Buffer.from(`${seconds}.`), body]);
    return { 'stripe-signature': `t=${seconds},v1=${hmac('hex', secret, signed)}` };
  },
  bigcommerce: (delivery) => signStandard(delivery, Buffer.from(delivery.secret)),
  generic: ({ body, secret }) => ({ 'x-tributary-signature': hmac('hex', secret, body) }),
  'standard-webhooks': (delivery) => {
    const key = readStandardSecret(delivery.secret);
    if (key === undefined) throw new RangeError('The secret is not whsec_ and base64 after it.');
    return signStandard(delivery, key);
  },
};

/**
 * The headers that a provider would send with a body, signed.
 *
 * @throws RangeError for a secret that cannot be the provider's.
 */
export function signDelivery(provider: SignableProvider, delivery: DeliveryToSign): Headers {
  return { 'content-type': 'application/json', ...signers[provider](delivery) };
}

export const signableProviders = Object.keys(signers) as readonly SignableProvider[];

export function isSignable(provider: string): provider is SignableProvider {
  return Object.hasOwn(signers, provider);
}

function signStandard({ body, now }: DeliveryToSign, key: Uint8Array): Headers {
  return signStandardWebhook({ id: `msg_${randomUUID()}`, body, at: now }, key);
}

function hmac(encoding: 'base64' | 'hex', secret: string, signed: Uint8Array): string {
  return createHmac('sha256', secret).update(signed).digest(encoding);
}

const toSeconds = (at: Instant): string => String(Math.floor(at / 1_000));
