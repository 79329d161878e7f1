import * as z from 'zod';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { paypalId } from './batch-schema.ts';

const answerSchema = z.object({ transaction_status: z.string() });

/**
 * Takes back an item that its receiver has not claimed, before the 30 days are over. Twice is once.
 *
 * @param reference what a report of the item said: `<batch>/<item>`.
 * @returns `not-unclaimed` if it was claimed, or is not PayPal's to give back: look it up.
 * @throws RangeError if the reference names no item, and ApiError if PayPal does not say.
 */
export async function cancelUnclaimed(
  api: ApiHttp,
  reference: string,
): Promise<'returned' | 'not-unclaimed'> {
  const item = paypalId.safeParse(reference.split('/')[1]);
  if (!item.success) throw new RangeError(`${reference} names no item of PayPal.`);
  const path = `v1/payments/payouts-item/${item.data}/cancel`;
  const headers = { 'content-type': 'application/json' };
  const { status, json } = await api.send({ method: 'POST', path, headers, waitsItsTurn: true });
  if (status !== 200) return 'not-unclaimed';
  const { transaction_status: state } = readAnswer(path, answerSchema, json);
  return state === 'RETURNED' ? 'returned' : 'not-unclaimed';
}
