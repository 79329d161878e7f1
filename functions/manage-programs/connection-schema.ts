import * as z from 'zod';
import { fulfilmentAccessSchema } from '../../adapters/rails/fulfilment/fulfilment-access.ts';
import { paypalRailAccessSchema } from '../../adapters/rails/paypal/paypal-rail-access.ts';
import { giftCardAccessSchema } from '../../adapters/rails/shopify-gift-card/gift-card-access.ts';
import { stripeRailAccessSchema } from '../../adapters/rails/stripe/stripe-rail-access.ts';
import { wiseRailAccessSchema } from '../../adapters/rails/wise/wise-rail-access.ts';
import { bigcommerceAccessSchema } from '../../adapters/shops/bigcommerce/bigcommerce-access.ts';
import { paymentsProviders } from '../../adapters/shops/shop-adapters.ts';
import { shopifyAccessSchema } from '../../adapters/shops/shopify/shopify-access.ts';
import { stripeAccessSchema } from '../../adapters/shops/stripe/stripe-access.ts';
import { woocommerceAccessSchema } from '../../adapters/shops/woocommerce/woocommerce-access.ts';
import { readPublicKey } from '../../adapters/webhooks/is-rsa-sha256.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

/** Public keys in PEM, for a provider that keeps the private one; the current one first, as with secrets. */
const publicKeys = z
  .array(
    z
      .string()
      .max(5_000)
      .refine(
        (pem) => readPublicKey(pem) !== undefined,
        'This is no public RSA key in PEM, which begins with -----BEGIN PUBLIC KEY----- and has lines of its own.',
      ),
  )
  .min(1)
  .max(5);

/** The current secret first, older ones while they last. */
const webhookSecrets = z.array(z.string().min(1).max(500)).min(1).max(5);

/** What customers' ids are proven with where a browser says who somebody is; long enough not to be guessed. */
const identifySecrets = z.array(z.string().min(16).max(500)).min(1).max(5).optional();

/** For shops that cannot be asked: without an order for so many days a connection is silent. */
const silentAfterDays = z.int().min(1).max(30).optional();

const orders = z
  .literal('orders')
  .optional()
  .transform(() => 'orders' as const);

/** What every shop has, however its webhooks are signed and its API is opened. */
const shop = {
  kind: orders,
  programId: idSchema,
  webhookSecrets,
  identifySecrets,
  silentAfterDays,
};

const ownEvents = z.strictObject({
  provider: z.enum(['standard-webhooks', 'generic']),
  ...shop,
});

const adobe = z.strictObject({
  provider: z.literal('adobe-commerce-webhooks'),
  ...shop,
  webhookSecrets: publicKeys,
});

/** Its webhooks only name orders, so nothing comes of them without access to its API. */
const bigcommerce = z.strictObject({
  provider: z.literal('bigcommerce'),
  ...shop,
  api: bigcommerceAccessSchema,
});

/** Access is for the lines of refunds, of which webhooks tell the sums. */
const woocommerce = z.strictObject({
  provider: z.literal('woocommerce'),
  ...shop,
  api: woocommerceAccessSchema.optional(),
});

/** Access is for what an edit came to. */
const shopify = z.strictObject({
  provider: z.literal('shopify'),
  ...shop,
  api: shopifyAccessSchema.optional(),
});

/**
 * Access is for the lines of checkout sessions, and for registering its topics: then Stripe chooses the secret, and there may be
 * none to give.
 */
const stripe = z
  .strictObject({
    provider: z.literal('stripe'),
    ...shop,
    webhookSecrets: webhookSecrets.default([]),
    api: stripeAccessSchema.optional(),
  })
  .refine(({ webhookSecrets: given, api }) => given.length > 0 || api !== undefined, {
    path: ['webhookSecrets'],
    message: 'Without "api", by which topics are registered, this has to be given.',
  });

const rail = z.strictObject({
  provider: z.enum(['sepa', 'csv', 'nacha', 'manual']),
  webhookSecrets,
});

/**
 * The merchant's account at a rail that is called. Without a secret nobody is told by webhooks what became of payouts, and all of them are
 * looked up.
 */
const rails = {
  kind: z.literal('payouts'),
  webhookSecrets: webhookSecrets.default([]),
};

const payouts = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('stripe'), ...rails, api: stripeRailAccessSchema }),
  z.strictObject({ provider: z.literal('paypal'), ...rails, api: paypalRailAccessSchema }),
  z.strictObject({ provider: z.literal('wise'), ...rails, api: wiseRailAccessSchema }),
  z.strictObject({ provider: z.literal('fulfilment'), ...rails, api: fulfilmentAccessSchema }),
  z.strictObject({
    provider: z.literal('shopify-gift-card'),
    ...rails,
    api: giftCardAccessSchema,
  }),
]);

/** The merchant's own back end tells with an API key, so there is nothing to sign. */
const toldPayments = z.strictObject({
  provider: z.literal('api'),
  kind: z.literal('payments'),
  ordersConnection: idSchema,
});

const signedPayments = z.strictObject({
  provider: z.enum(paymentsProviders),
  kind: z.literal('payments'),
  ordersConnection: idSchema,
  webhookSecrets,
});

/**
 * The body of `PUT /v1/connections/{name}`. What tells of orders is of kind `orders`, also where it does not say
 * so; what tells of their money only is of kind `payments`, and over what creators are paid by calls, of kind `payouts`. Of shop systems those are accepted whose webhooks are
 * understood.
 */
export const connectionSchema = z.discriminatedUnion('kind', [
  z.discriminatedUnion('provider', [
    adobe,
    bigcommerce,
    ownEvents,
    shopify,
    stripe,
    woocommerce,
    rail,
  ]),
  z.discriminatedUnion('provider', [toldPayments, signedPayments]),
  payouts,
]);

export type WantedConnection = z.output<typeof connectionSchema>;
