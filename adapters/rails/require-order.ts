import type {
  CalledRail,
  RailLimits,
  RailOrder,
  RailPayment,
  RailReceiver,
} from '../../core/payouts/payout-rail.ts';

export type PaymentBy<Rail extends CalledRail> = RailPayment & {
  readonly receiver: Extract<RailReceiver, { rail: Rail }>;
};

/**
 * The payments of an order, if it is one for this rail.
 *
 * @throws RangeError if it has too many, one twice, or one for another rail's receiver.
 */
export function requireOrder<Rail extends CalledRail>(
  { rail, maxPaymentsPerOrder }: RailLimits & { readonly rail: Rail },
  { payments }: RailOrder,
): PaymentBy<Rail>[] {
  if (payments.length > maxPaymentsPerOrder) {
    throw new RangeError(`${rail} takes ${maxPaymentsPerOrder} payments, not ${payments.length}.`);
  }
  if (new Set(payments.map(({ payoutId }) => payoutId)).size < payments.length) {
    throw new RangeError('An order has one payment of a payout.');
  }
  const isOurs = (payment: RailPayment): payment is PaymentBy<Rail> =>
    payment.receiver.rail === rail;
  const ours = payments.filter(isOurs);
  if (ours.length < payments.length) throw new RangeError(`Not all receivers are ${rail}'s.`);
  return ours;
}
