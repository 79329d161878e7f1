import * as z from 'zod';
import type { RailOrder } from '../../../core/payouts/payout-rail.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { listItems } from './list-items.ts';
import { senderBatchId, senderItemId } from './sender-ids.ts';

const answerSchema = z.object({ transaction_status: z.string() });

/**
 * Takes back what its receiver has not claimed, before the 30 days are over. Twice is once.
 *
 * @param reference what a report of the payment said: the batch.
 * @returns `not-unclaimed` if it was claimed, came back, or is not there: look it up.
 * @throws ApiError if PayPal does not say.
 */
export async function cancelUnclaimed(
  api: ApiHttp,
  { merchantId, batchId }: Pick<RailOrder, 'merchantId' | 'batchId'>,
  { payoutId, reference }: { readonly payoutId: string; readonly reference: string },
): Promise<'returned' | 'not-unclaimed'> {
  const { items } = await listItems(api, reference, senderBatchId(merchantId, batchId));
  const itemId = senderItemId(payoutId);
  const item = items.find(({ payout_item: { sender_item_id: id } }) => id === itemId);
  if (item?.transaction_status !== 'UNCLAIMED') return 'not-unclaimed';
  const path = `v1/payments/payouts-item/${item.payout_item_id}/cancel`;
  const headers = { 'content-type': 'application/json' };
  const { status, json } = await api.send({ method: 'POST', path, headers, waitsItsTurn: true });
  if (status !== 200) return 'not-unclaimed';
  const { transaction_status: state } = readAnswer(path, answerSchema, json);
  return state === 'RETURNED' ? 'returned' : 'not-unclaimed';
}
