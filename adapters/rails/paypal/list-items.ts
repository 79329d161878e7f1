import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { batchPageSchema, type PaypalItem } from './batch-schema.ts';

/** The most that a page may have. */
const pageSize = 1_000;
/** A batch has at most 15,000 items. */
const pagesMax = 15;

export type PaypalBatch = {
  /** Of the batch only: it says nothing of an item. */
  readonly status: string;
  readonly items: readonly PaypalItem[];
};

/**
 * A batch with all its items.
 *
 * @param senderId what the batch must have been made with.
 * @throws ApiError if PayPal does not say, or not all of it, or has another batch under the id.
 */
export async function listItems(
  api: ApiHttp,
  batchId: string,
  senderId: string,
): Promise<PaypalBatch> {
  const path = `v1/payments/payouts/${batchId}`;
  const items: PaypalItem[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const query = { page: `${page}`, page_size: `${pageSize}`, total_required: 'true' };
    const answer = await api.get(path, query);
    if (answer === undefined) throw new ApiAnswerError(path, 'does not know the batch');
    const read = readAnswer(path, batchPageSchema, answer.json);
    const { batch_status: status, sender_batch_header: sender } = read.batch_header;
    if (sender.sender_batch_id !== senderId) throw new ApiAnswerError(path, 'answered another');
    items.push(...(read.items ?? []));
    if (page >= Number(read.total_pages)) return { status, items };
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}
