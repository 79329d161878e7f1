import * as z from 'zod';

/** Of a card what says whose it is, what it is worth, and of which payout; never its code. */
export const giftCardFragment = `fragment Card on GiftCard {
  id note createdAt deactivatedAt
  initialValue { amount currencyCode }
  balance { amount currencyCode }
  customer { id }
}`;

const moneySchema = z.object({ amount: z.string(), currencyCode: z.string() });

export const giftCardSchema = z.object({
  id: z.string().min(1).max(200),
  note: z.string().nullish(),
  createdAt: z.string(),
  deactivatedAt: z.string().nullish(),
  initialValue: moneySchema,
  balance: moneySchema,
  /** None: Shopify has forgotten who it was. */
  customer: z.object({ id: z.string() }).nullish(),
});

export type GiftCard = z.output<typeof giftCardSchema>;

/** By which a card is found again: the shop's staff see it, and its customer does not. */
export function noteOf(merchantId: string, payoutId: string): string {
  return `tributary:${merchantId}/${payoutId}`;
}
