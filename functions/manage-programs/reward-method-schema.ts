import * as z from 'zod';
import type { RewardReceiver } from '../../core/payouts/payout-rail.ts';
import { textSchema } from './text-schema.ts';

/** How a creator gets what is no cash, as a body says it and the API shows it. */
export const rewardMethodSchema: z.ZodType<RewardReceiver> = z
  .discriminatedUnion('rail', [
    z.strictObject({
      rail: z.literal('fulfilment'),
      recipient: textSchema.describe('What the merchant’s own system calls the creator.'),
    }),
    z.strictObject({
      rail: z.literal('shopify-gift-card'),
      customerId: z
        .string()
        .regex(/^\d{1,20}$/, 'A customer of the shop, by Shopify’s number.')
        .describe('A customer of the shop, by Shopify’s number.'),
    }),
  ])
  .meta({ id: 'RewardMethod', description: 'How a creator gets what is no cash.' });
