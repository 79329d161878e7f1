import * as z from 'zod';
import { readAnswer } from '../../http/read-answer.ts';
import type { ShopifyGraphql } from '../../shops/shopify/shopify-graphql.ts';
import { type GiftCard, giftCardFragment, giftCardSchema } from './gift-card-schema.ts';

const name = 'CreateGiftCard';

/** The code that the answer could tell is not asked for. */
const mutation = `mutation CreateGiftCard($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) {
    giftCard { ...Card }
    userErrors { code }
  }
}
${giftCardFragment}`;

const answerSchema = z.object({
  giftCardCreate: z.object({
    giftCard: giftCardSchema.nullish(),
    userErrors: z.array(z.object({ code: z.string().nullish() })),
  }),
});

/** What would refuse the same card tomorrow, too. */
const lasting: ReadonlySet<string> = new Set([
  ...['CUSTOMER_NOT_FOUND', 'RECIPIENT_NOT_FOUND', 'GREATER_THAN', 'INVALID'],
  ...['MISSING_ARGUMENT', 'TOO_LONG', 'TOO_SHORT'],
]);

export type CardCreation =
  | { readonly card: GiftCard }
  /** There is a card with the code: an earlier call made it. */
  | { readonly taken: true }
  | { readonly refusal: string; readonly isLasting: boolean };

export type CardInput = {
  readonly initialValue: string;
  readonly code: string;
  readonly customerId: string;
  readonly note: string;
};

/** Makes a card, of which Shopify tells its customer. @throws ApiError if nobody knows whether it was made. */
export async function createGiftCard(ask: ShopifyGraphql, input: CardInput): Promise<CardCreation> {
  const data = await ask(name, mutation, { input });
  const { giftCard, userErrors } = readAnswer(name, answerSchema, data).giftCardCreate;
  if (giftCard) return { card: giftCard };
  const codes = userErrors.map(({ code }) => code ?? 'no code');
  if (codes.includes('TAKEN')) return { taken: true };
  const isLasting = codes.length > 0 && codes.every((code) => lasting.has(code));
  return { refusal: `Shopify refused it: ${codes.join(', ')}.`, isLasting };
}
