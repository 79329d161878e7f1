import type { RailOrder, RailReport } from '../../../core/payouts/payout-rail.ts';
import { paypalLimits } from '../../../core/payouts/rails/paypal-limits.ts';
import { type RailAmount, toRailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { type PaymentBy, requireOrder } from '../require-order.ts';

export type PayableItem = { readonly payment: PaymentBy<'paypal'>; readonly amount: RailAmount };

/** PayPal takes receivers of so many characters; one that is too long would have the whole batch refused. */
const maxReceiver = 127;

/**
 * An order's payments in the order of their ids, so that the batch is the same each time, and reports of those that PayPal
 * cannot pay: they are a function of the order, so no call ever has them.
 *
 * @throws RangeError if the order is none for PayPal.
 */
export function payableItems(order: RailOrder) {
  const items: PayableItem[] = [];
  const refused: RailReport[] = [];
  const payments = requireOrder({ ...paypalLimits, rail: 'paypal' }, order);
  for (const payment of payments.toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1))) {
    const amount = toRailAmount(paypalLimits, payment);
    const evidence = 'unpayable' in amount ? amount.unpayable : judgeReceiver(payment);
    if (evidence === undefined && 'units' in amount) items.push({ payment, amount });
    else refused.push({ payoutId: payment.payoutId, finding: 'failed', evidence: evidence ?? '' });
  }
  return { items, refused };
}

function judgeReceiver({ receiver: { receiver } }: PaymentBy<'paypal'>): string | undefined {
  if (receiver.length > 0 && receiver.length <= maxReceiver) return undefined;
  return `paypal takes receivers of up to ${maxReceiver} characters.`;
}
