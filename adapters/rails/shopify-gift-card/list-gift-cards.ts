import * as z from 'zod';
import type { RailOrder } from '../../../core/payouts/payout-rail.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { ShopifyGraphql } from '../../shops/shopify/shopify-graphql.ts';
import { type GiftCard, giftCardFragment, giftCardSchema } from './gift-card-schema.ts';

const name = 'GiftCards';
const pagesMax = 50;
const aDayMs = 86_400_000;

/** Without a search: the index that searches ask may be behind. */
const query = `query GiftCards($after: String) {
  giftCards(first: 100, after: $after, sortKey: CREATED_AT, reverse: true) {
    nodes { ...Card }
    pageInfo { hasNextPage endCursor }
  }
}
${giftCardFragment}`;

const pageSchema = z.object({
  giftCards: z.object({
    nodes: z.array(giftCardSchema),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  }),
});

/**
 * A shop's cards since the day before an order was submitted, the newest first: an order's cards are among them.
 *
 * @throws ApiError if Shopify does not say, or not all of it.
 */
export async function listGiftCards(
  ask: ShopifyGraphql,
  { submittedAt }: Pick<RailOrder, 'submittedAt'>,
): Promise<GiftCard[]> {
  const cards: GiftCard[] = [];
  let after: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const { nodes, pageInfo } = await readPage(ask, after);
    cards.push(...nodes);
    const isPast = nodes.some((card) => madeAt(card) < submittedAt - aDayMs);
    if (isPast || !pageInfo.hasNextPage) return cards;
    after = pageInfo.endCursor ?? null;
  }
  throw new ApiAnswerError(name, `answered more than ${pagesMax} pages`);
}

async function readPage(ask: ShopifyGraphql, after: string | null) {
  const data = await ask(name, query, { after });
  return readAnswer(name, pageSchema, data).giftCards;
}

function madeAt({ createdAt }: GiftCard): number {
  const at = parseInstant(createdAt);
  if (at === undefined) throw new ApiAnswerError(name, 'answered no time of a card');
  return at;
}
