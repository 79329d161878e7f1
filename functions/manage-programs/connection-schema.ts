import * as z from 'zod';
import { orderProviders, paymentsProviders } from '../../adapters/shops/shop-adapters.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

/** The current secret first, older ones while they last. */
const webhookSecrets = z.array(z.string().min(1).max(500)).min(1).max(5);

const shop = z.strictObject({
  provider: z.enum(orderProviders),
  kind: z
    .literal('orders')
    .optional()
    .transform(() => 'orders' as const),
  programId: idSchema,
  webhookSecrets,
});

const rail = z.strictObject({ provider: z.enum(['sepa', 'csv', 'manual']), webhookSecrets });

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
 * so; what tells of their money only is of kind `payments`. Of shop systems those are accepted whose webhooks are
 * understood.
 */
export const connectionSchema = z.discriminatedUnion('kind', [
  z.discriminatedUnion('provider', [shop, rail]),
  z.discriminatedUnion('provider', [toldPayments, signedPayments]),
]);

export type WantedConnection = z.output<typeof connectionSchema>;
