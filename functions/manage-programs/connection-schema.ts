import * as z from 'zod';
import { understoodProviders } from '../../adapters/shops/shop-adapters.ts';
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

/**
 * The body of `PUT /v1/connections/{name}`. What tells of orders is of kind `orders`, also where it does not say
 * so; what tells of their money only is of kind `payments`.
 */
export const connectionSchema = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.enum(understoodProviders).exclude(['adobe-commerce-webhooks']),
    kind: z.literal('orders').default('orders'),
    programId: idSchema,
    webhookSecrets,
  }),
  z.strictObject({
    provider: z.literal('adobe-commerce-webhooks'),
    kind: z.literal('orders').default('orders'),
    programId: idSchema,
    webhookSecrets: publicKeys,
  }),
  z.strictObject({
    provider: z.literal('api'),
    kind: z.literal('payments'),
    ordersConnection: idSchema,
  }),
  z.strictObject({ provider: z.enum(['sepa', 'csv', 'manual']), webhookSecrets }),
]);

export type WantedConnection = z.output<typeof connectionSchema>;
