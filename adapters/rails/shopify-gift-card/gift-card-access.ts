import * as z from 'zod';
import { shopifyAccessSchema } from '../../shops/shopify/shopify-access.ts';

/**
 * What opens a shop for gift cards: the access token of a custom app with the scopes `read_gift_cards`, `write_gift_cards`, `read_customers` and
 * `write_customers`, and what the codes of cards are made from.
 */
export const giftCardAccessSchema = shopifyAccessSchema.extend({
  codeSecret: z
    .string()
    .min(32, 'This is too short: take 32 random characters or more, and keep them.')
    .max(200),
});

export type GiftCardAccess = z.output<typeof giftCardAccessSchema>;
