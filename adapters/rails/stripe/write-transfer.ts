import type { RailOrder } from '../../../core/payouts/payout-rail.ts';
import type { RailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { deriveKey } from '../derive-key.ts';
import type { PaymentBy } from '../require-order.ts';

/** In whose name a transfer was made; one Stripe account may serve several merchants. */
export const merchantMark = 'tributary_merchant';
export const payoutMark = 'tributary_payout';

/** Stripe keeps so much of a description. */
const maxDescription = 5_000;

/** The request for a payout's transfer, the same each time it is asked for: Stripe refuses a key with other parameters. */
export function writeTransfer(
  { merchantId, batchId }: RailOrder,
  { payoutId, currency, receiver, note }: PaymentBy<'stripe'>,
  { units }: RailAmount,
) {
  return {
    path: 'transfers',
    headers: { 'idempotency-key': deriveKey('tributary-transfer', merchantId, payoutId) },
    form: {
      amount: units.toString(),
      currency: currency.toLowerCase(),
      destination: receiver.accountId,
      description: note.slice(0, maxDescription),
      transfer_group: payoutId,
      [`metadata[${merchantMark}]`]: merchantId,
      [`metadata[${payoutMark}]`]: payoutId,
      'metadata[tributary_batch]': batchId,
    },
  };
}
