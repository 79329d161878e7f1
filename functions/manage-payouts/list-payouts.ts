import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutBatch, PayoutStore } from '../../core/payouts/payout-store.ts';
import type { Page, PageRequest } from '../../core/requests/page.ts';

export type ListPayoutsPorts = {
  readonly payouts: Pick<
    PayoutStore,
    'listBatches' | 'findBatch' | 'listPayoutsOfBatch' | 'listPayoutsOfCreator'
  >;
};

export type PayoutFilter = { readonly creatorId?: string; readonly batchId?: string };

/**
 * A part of a merchant's payouts: of one creator by id, of one batch by id, or of all batches, the
 * newest first. `undefined` if the place to go on from is none of this list.
 */
export async function listPayouts(
  { payouts }: ListPayoutsPorts,
  merchantId: string,
  { creatorId, batchId }: PayoutFilter,
  page: PageRequest,
): Promise<Page<Payout> | undefined> {
  if (creatorId !== undefined) {
    const all = await payouts.listPayoutsOfCreator(merchantId, creatorId);
    const matching = all.filter((payout) => batchId === undefined || payout.batchId === batchId);
    return pageOf(matching, page);
  }
  if (batchId !== undefined) {
    const batch = await payouts.findBatch(merchantId, batchId);
    return pageOf(batch === undefined ? [] : await payouts.listPayoutsOfBatch(batch), page);
  }
  return listNewest(payouts, await payouts.listBatches(merchantId), page);
}

async function listNewest(
  payouts: ListPayoutsPorts['payouts'],
  batches: readonly PayoutBatch[],
  { limit, after }: PageRequest,
): Promise<Page<Payout> | undefined> {
  const newestFirst = batches.toSorted(
    (a, b) => b.createdAt - a.createdAt || (a.batchId < b.batchId ? -1 : 1),
  );
  const [lastBatch = '', lastPayout = ''] = after?.split('/') ?? [];
  const start = after === undefined ? 0 : newestFirst.findIndex((b) => b.batchId === lastBatch);
  if (start < 0) return undefined;

  const found: Payout[] = [];
  for (const batch of newestFirst.slice(start)) {
    if (found.length > limit) break;
    const members = await payouts.listPayoutsOfBatch(batch);
    found.push(
      ...(batch.batchId === lastBatch
        ? members.filter(({ payoutId }) => payoutId > lastPayout)
        : members),
    );
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined
    ? { items, next: `${last.batchId}/${last.payoutId}` }
    : { items };
}

function pageOf(
  sorted: readonly Payout[],
  { limit, after }: PageRequest,
): Page<Payout> | undefined {
  const place = after === undefined ? -1 : sorted.findIndex(({ payoutId }) => payoutId === after);
  if (after !== undefined && place < 0) return undefined;

  const items = sorted.slice(place + 1, place + 1 + limit);
  const last = items.at(-1);
  const isAll = place + 1 + items.length >= sorted.length;
  return isAll || last === undefined ? { items } : { items, next: last.payoutId };
}
