import type { PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { toRunDocument } from './payout-document.ts';

export type DescribeRunPorts = {
  readonly payouts: Pick<PayoutStore, 'findBatch' | 'listPayoutsOfBatch'>;
};

/** A run as the API shows it, with how far each of its batches is. */
export async function describeRun({ payouts }: DescribeRunPorts, run: PayoutRun) {
  if (run.dryRun) return toRunDocument(run, []);
  const stored = await Promise.all(
    run.batches.map(async ({ batchId }) => {
      const batch = await payouts.findBatch(run.merchantId, batchId);
      return batch && { batch, payouts: await payouts.listPayoutsOfBatch(batch) };
    }),
  );
  return toRunDocument(run, stored);
}
