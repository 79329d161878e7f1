import type { Payout } from '../../../core/payouts/payout.ts';
import type { PayoutBatch, PayoutStore } from '../../../core/payouts/payout-store.ts';
import { mapBounded } from '../reading/map-bounded.ts';

export type ReleasedBatch = PayoutBatch & {
  readonly released: NonNullable<PayoutBatch['released']>;
};

export const isReleased = (batch: PayoutBatch | undefined): batch is ReleasedBatch =>
  batch?.released !== undefined;

/** So many payouts are read at once. */
const readsAtOnce = 10;

/** The payouts that a batch was released with, by id, read strongly. @throws Error if one is missing. */
export async function loadReleasedPayouts(
  { payouts }: { readonly payouts: Pick<PayoutStore, 'findPayout'> },
  { merchantId, released }: ReleasedBatch,
): Promise<Payout[]> {
  return mapBounded(released.payoutIds, readsAtOnce, async (payoutId) => {
    const payout = await payouts.findPayout(merchantId, payoutId);
    if (payout === undefined) throw new Error(`The released payout ${payoutId} is missing.`);
    return payout;
  });
}
