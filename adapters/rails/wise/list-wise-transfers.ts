import * as z from 'zod';
import type { RailOrder } from '../../../core/payouts/payout-rail.ts';
import { wiseLimits } from '../../../core/payouts/rails/wise-limits.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { type WiseTransfer, wiseTransferSchema } from './wise-transfer-schema.ts';

const path = 'v1/transfers';
const pageSize = 100;
const pagesMax = 50;
const aDayMs = 86_400_000;

/**
 * All transfers of a profile from the days in which an order's can have been made, by their `customerTransactionId`.
 *
 * @throws ApiError if Wise does not say, or not all of it.
 */
export async function listWiseTransfers(
  api: ApiHttp,
  profileId: string,
  { submittedAt }: RailOrder,
): Promise<ReadonlyMap<string, readonly WiseTransfer[]>> {
  const period = {
    createdDateStart: formatInstant(submittedAt - aDayMs),
    createdDateEnd: formatInstant(submittedAt + wiseLimits.idempotencyMs + aDayMs),
  };
  const transfers: WiseTransfer[] = [];
  for (let page = 0; page < pagesMax; page += 1) {
    const place = { limit: `${pageSize}`, offset: `${page * pageSize}` };
    const answer = await api.get(path, { profile: profileId, ...period, ...place });
    const read = readAnswer(path, z.array(wiseTransferSchema), answer?.json);
    transfers.push(...read);
    if (read.length < pageSize) {
      return Map.groupBy(transfers, ({ customerTransactionId: id }) => id ?? '');
    }
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}
