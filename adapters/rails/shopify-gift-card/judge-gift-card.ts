import type { RailReport } from '../../../core/payouts/payout-rail.ts';
import type { RailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { amountReader } from '../../shops/amount-reader.ts';
import { readingAnswer } from '../../shops/codes/reading-answer.ts';
import type { PaymentBy } from '../require-order.ts';
import type { GiftCard } from './gift-card-schema.ts';

/**
 * What the cards of a payout say became of it: there has to be one, of the amount, and for the customer.
 *
 * @throws ApiAnswerError for amounts that cannot be read.
 */
export function judgeGiftCards(
  { payoutId, receiver, currency: unit }: PaymentBy<'shopify-gift-card'>,
  amount: RailAmount,
  [card, ...more]: readonly [GiftCard, ...GiftCard[]],
): RailReport {
  const report = (finding: RailReport['finding'], evidence: string): RailReport => ({
    ...{ payoutId, finding, reference: card.id, evidence },
  });
  if (more.length > 0) {
    const ids = [card, ...more].map(({ id }) => id).join(', ');
    return report('contradicted', `Shopify has several cards of it: ${ids}.`);
  }
  const value = readValue(card.initialValue);
  if (`store-credit:${card.initialValue.currencyCode}` !== unit || value !== amount.units) {
    return report('contradicted', `The card ${card.id} is of another amount.`);
  }
  if (card.customer && card.customer.id !== customerGid(receiver.customerId)) {
    return report('contradicted', `The card ${card.id} is another customer's.`);
  }
  if (!card.deactivatedAt) return report('paid', `Shopify has the card ${card.id}.`);
  return readValue(card.balance) === value
    ? report('returned', `The card ${card.id} was deactivated, unspent.`)
    : report('contradicted', `The card ${card.id} was deactivated after some of it was spent.`);
}

/** A customer by Shopify's global id. */
export function customerGid(customerId: string): string {
  return `gid://shopify/Customer/${customerId}`;
}

function readValue({ amount, currencyCode }: GiftCard['initialValue']): bigint {
  return readingAnswer('GiftCards', () => amountReader(currencyCode)('amount', amount));
}
