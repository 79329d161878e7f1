import { listReceivers } from '../../../core/payouts/list-receivers.ts';
import type { PayoutBatch, PayoutStore } from '../../../core/payouts/payout-store.ts';
import { batchesOf } from '../../../core/payouts/plan-payouts.ts';
import { PromiseBroken } from '../promise-broken.ts';

/** Every batch is one of its run's plan, for the receivers of the plan. @throws PromiseBroken */
export async function checkPlans(
  payouts: Pick<PayoutStore, 'listBatches' | 'findRun'>,
  merchantId: string,
): Promise<void> {
  for (const batch of await payouts.listBatches(merchantId)) {
    const run = await payouts.findRun(merchantId, batch.runId);
    const planned = run && batchesOf(run, batch).find(isOf(batch));
    if (planned === undefined || show(planned) !== show(batch)) {
      throw new PromiseBroken('I3', `The batch ${batch.batchId} is not what its run has planned.`);
    }
  }
}

const show = (batch: PayoutBatch): string =>
  listReceivers(batch)
    .map(({ creatorId, payeeId = '' }) => `${creatorId} ${payeeId}`)
    .join();

const isOf =
  ({ batchId }: PayoutBatch) =>
  (other: PayoutBatch): boolean =>
    other.batchId === batchId;
