import * as z from 'zod';
import type {
  PayoutRail,
  RailLimits,
  RailOrder,
  RailReport,
} from '../../../core/payouts/payout-rail.ts';
import { shopifyGiftCardLimits } from '../../../core/payouts/rails/shopify-gift-card-limits.ts';
import { type RailAmount, toRailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { writeRailAmount } from '../../../core/payouts/rails/write-rail-amount.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { ShopifyGraphql } from '../../shops/shopify/shopify-graphql.ts';
import { haveCallsEnded } from '../call-life.ts';
import { describeFailure } from '../describe-failure.ts';
import { inGroups } from '../in-groups.ts';
import { type PaymentBy, requireOrder } from '../require-order.ts';
import { createGiftCard } from './create-gift-card.ts';
import { deriveCardCode } from './derive-card-code.ts';
import type { GiftCardAccess } from './gift-card-access.ts';
import { type GiftCard, noteOf } from './gift-card-schema.ts';
import { customerGid, judgeGiftCards } from './judge-gift-card.ts';
import { listGiftCards } from './list-gift-cards.ts';

const limits = shopifyGiftCardLimits as RailLimits & { readonly rail: 'shopify-gift-card' };
/** A shop's bucket of calls is small. */
const atOnce = 2;

/** What the shop had when the order was looked at. */
type Shop = { readonly cards: readonly GiftCard[]; readonly currency: string };

type Call = {
  readonly ask: ShopifyGraphql;
  readonly codeSecret: string;
  readonly order: RailOrder;
  readonly payment: PaymentBy<'shopify-gift-card'>;
  readonly amount: RailAmount;
  readonly shop: Shop;
  readonly now: Instant;
};

/**
 * Turns store credit into a gift card of the shop for each payout. Every call begins with what the shop has; a card that is not there is made
 * with a code that derives from the payout, which the shop takes once: so the same call, made again or at the same time, makes none.
 */
export function giftCardRail(
  ask: ShopifyGraphql,
  { codeSecret }: Pick<GiftCardAccess, 'codeSecret'>,
  now: () => Instant,
): PayoutRail {
  async function each(order: RailOrder, work: (call: Call) => Promise<RailReport>) {
    const payments = requireOrder(limits, order);
    const shop = await readShop(ask, order);
    return inGroups(payments, atOnce, async (payment): Promise<RailReport> => {
      const { payoutId } = payment;
      const amount = toRailAmount(limits, payment);
      if ('unpayable' in amount) return { payoutId, finding: 'failed', evidence: amount.unpayable };
      if ('failure' in shop) return { payoutId, finding: 'unclear', evidence: shop.failure };
      return work({ ask, codeSecret, order, payment, amount, shop, now: now() });
    });
  }
  return {
    limits,
    submit: (order) => each(order, now() - order.submittedAt < limits.idempotencyMs ? make : find),
    lookUp: (order) => each(order, find),
  };
}

const currencyQuery = 'query ShopCurrency { shop { currencyCode } }';
const currencySchema = z.object({ shop: z.object({ currencyCode: z.string() }) });

async function readShop(
  ask: ShopifyGraphql,
  order: RailOrder,
): Promise<Shop | { readonly failure: string }> {
  try {
    const cards = await listGiftCards(ask, order);
    const answer = await ask('ShopCurrency', currencyQuery, {});
    const { shop } = readAnswer('ShopCurrency', currencySchema, answer);
    return { cards, currency: shop.currencyCode };
  } catch (error) {
    return { failure: describeFailure(error) };
  }
}

async function make(call: Call): Promise<RailReport> {
  const { ask, codeSecret, order, payment, amount, shop } = call;
  const { payoutId, receiver, currency } = payment;
  const { merchantId } = order;
  try {
    const known = judgeKnown(call, shop.cards);
    if (known !== undefined) return known;
    if (currency !== `store-credit:${shop.currency}`) {
      // A card has no currency of its own: it would be worth another amount.
      return report(
        call,
        'failed',
        `The shop counts in ${shop.currency}, and this is ${currency}.`,
      );
    }
    const made = await createGiftCard(ask, {
      initialValue: writeRailAmount(amount),
      code: deriveCardCode(codeSecret, merchantId, payoutId),
      customerId: customerGid(receiver.customerId),
      note: noteOf(merchantId, payoutId),
    });
    if ('card' in made) return judgeGiftCards(payment, amount, [made.card]);
    const since = judgeKnown(call, await listGiftCards(ask, order));
    if (since !== undefined) return since;
    if ('taken' in made) {
      return report(call, 'unclear', 'Shopify has a card with its code, and none with its note.');
    }
    return report(call, made.isLasting ? 'failed' : 'unclear', made.refusal);
  } catch (error) {
    return report(call, 'unclear', describeFailure(error));
  }
}

async function find(call: Call): Promise<RailReport> {
  const { order, shop, now } = call;
  try {
    const known = judgeKnown(call, shop.cards);
    if (known !== undefined) return known;
  } catch (error) {
    return report(call, 'unclear', describeFailure(error));
  }
  return haveCallsEnded(order, now)
    ? report(call, 'never-seen', 'Shopify has no card of it from those days.')
    : report(call, 'unclear', 'Shopify has no card of it yet; a call may be on its way.');
}

/** What the payout's own card says, if there is one: by its note, or by its id where somebody has changed the note. */
function judgeKnown(
  { order, payment, amount }: Call,
  cards: readonly GiftCard[],
): RailReport | undefined {
  const note = noteOf(order.merchantId, payment.payoutId);
  const [first, ...more] = cards.filter(
    (card) => card.note === note || card.id === payment.reference,
  );
  return first === undefined ? undefined : judgeGiftCards(payment, amount, [first, ...more]);
}

function report(
  { payment: { payoutId } }: Call,
  finding: RailReport['finding'],
  evidence: string,
): RailReport {
  return { payoutId, finding, evidence };
}
