import type { RailOrder } from '../../../core/payouts/payout-rail.ts';
import { writeRailAmount } from '../../../core/payouts/rails/write-rail-amount.ts';
import { deriveKey } from '../derive-key.ts';
import type { PayableItem } from './payable-items.ts';
import { senderBatchId, senderItemId } from './sender-ids.ts';

/** The notes of a batch and of an item have room for so much together. */
const maxNote = 1_000;

/** The request for an order's batch, the same each time. */
export function writeBatch({ merchantId, batchId }: RailOrder, items: readonly PayableItem[]) {
  return {
    path: 'v1/payments/payouts',
    headers: { 'paypal-request-id': deriveKey('tributary', merchantId, batchId) },
    json: {
      sender_batch_header: { sender_batch_id: senderBatchId(merchantId, batchId) },
      items: items.map(({ payment, amount }) => ({
        recipient_type: payment.receiver.receiverKind === 'email' ? 'EMAIL' : 'PAYPAL_ID',
        amount: { value: writeRailAmount(amount), currency: payment.currency },
        note: payment.note.replace(/[\r\n]+/g, ' ').slice(0, maxNote),
        sender_item_id: senderItemId(payment.payoutId),
        receiver: payment.receiver.receiver,
      })),
    },
  };
}
