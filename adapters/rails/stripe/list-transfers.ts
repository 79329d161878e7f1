import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { type Transfer, transferListSchema } from './transfer-schema.ts';
import { merchantMark } from './write-transfer.ts';

/** The most that a page may have. */
const pageSize = '100';
const pagesMax = 10;
const path = 'transfers';

/**
 * All transfers of a payout's group, but those that were made for another merchant on the same account. One that bears no
 * merchant's mark was made by hand, and counts.
 *
 * @throws ApiError if Stripe does not say, or not all of it.
 */
export async function listTransfers(
  api: ApiHttp,
  merchantId: string,
  payoutId: string,
): Promise<Transfer[]> {
  const transfers: Transfer[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const last = transfers.at(-1)?.id;
    const from = last === undefined ? undefined : { starting_after: last };
    const answer = await api.get(path, { transfer_group: payoutId, limit: pageSize, ...from });
    const { data, has_more: hasMore } = readAnswer(path, transferListSchema, answer?.json);
    transfers.push(...data);
    if (!hasMore) {
      return transfers.filter(
        ({ metadata }) => (metadata[merchantMark] ?? merchantId) === merchantId,
      );
    }
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}
