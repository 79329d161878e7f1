import { returnPayout } from '../../core/ledger/return-payout.ts';
import { listReceivers } from '../../core/payouts/list-receivers.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import {
  type PayoutFiles,
  payoutFileKey,
  type WritePayoutFile,
} from '../../core/payouts/payout-files.ts';
import type { PayoutRail } from '../../core/payouts/payout-rail.ts';
import type { PayoutBatch, PayoutStore } from '../../core/payouts/payout-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import {
  isReleased,
  loadReleasedPayouts,
  type ReleasedBatch,
} from '../shared/paying/load-released-payouts.ts';
import { movePayout } from '../shared/paying/move-payout.ts';
import type { OpenRail } from '../shared/paying/open-rail.ts';
import { railAccountOf } from '../shared/paying/rail-account-of.ts';
import { handOver } from './hand-over.ts';
import { type SubmitPayoutPorts, submitPayoutOfCreator } from './submit-payout-of-creator.ts';

export type RunPayoutBatchPorts = SubmitPayoutPorts & {
  readonly payouts: SubmitPayoutPorts['payouts'] &
    Pick<PayoutStore, 'findBatch' | 'mark' | 'noteCall' | 'release'>;
  readonly directory: SubmitPayoutPorts['directory'] &
    Pick<ProgramDirectory, 'findMerchant' | 'listPrograms'>;
  readonly files: Pick<PayoutFiles, 'put'>;
  readonly writeFile: WritePayoutFile;
  readonly openRail: OpenRail;
};

export type RunPayoutBatch = (batch: {
  readonly merchantId: string;
  readonly batchId: string;
}) => Promise<{ readonly payouts: number }>;

/**
 * Works through a batch: reserves and submits a payout for each of its receivers, releases the batch
 * with exactly these, and writes the file for the rail, or calls it.
 *
 * The release decides, once, which payouts the file holds; only then is there a file, and it is a
 * function of the released batch. So the batch can be killed anywhere and run again, by two workers
 * at once too: there is one reservation per receiver, one release, and the same bytes every time; a rail that is called hears
 * the same every time, too.
 *
 * @throws RailUnavailableError before anything is reserved, if the rail is to be called and cannot be.
 */
export function makeRunPayoutBatch(ports: RunPayoutBatchPorts): RunPayoutBatch {
  return async ({ merchantId, batchId }) => {
    const batch = await findBatch(ports, merchantId, batchId);
    const account = railAccountOf(batch);
    const rail = account === undefined ? undefined : await ports.openRail(account);
    const released = isReleased(batch) ? batch : await release(ports, batch, rail);

    await publishFile(ports, released);
    // First, so that a rail that does not answer keeps nobody's money reserved.
    await returnLeftOut(ports, released);
    if (rail !== undefined) await handOver(ports, released, rail);
    return { payouts: released.released.payoutIds.length };
  };
}

async function findBatch(
  { payouts }: RunPayoutBatchPorts,
  merchantId: string,
  batchId: string,
): Promise<PayoutBatch> {
  const batch = await payouts.findBatch(merchantId, batchId);
  if (batch === undefined) throw new Error(`There is no payout batch ${batchId}.`);
  return batch;
}

async function release(
  ports: RunPayoutBatchPorts,
  batch: PayoutBatch,
  rail: PayoutRail | undefined,
): Promise<ReleasedBatch> {
  const [merchant, programs] = await Promise.all([
    ports.directory.findMerchant(batch.merchantId),
    ports.directory.listPrograms(batch.merchantId),
  ]);
  const terms = { programs, rail, payer: merchant?.tax };
  const payoutIds: string[] = [];
  for (const receiver of listReceivers(batch)) {
    const payout = await submitPayoutOfCreator(ports, batch, terms, receiver);
    if (payout?.state === 'submitted') payoutIds.push(payout.payoutId);
  }
  const file = payoutIds.length === 0 ? undefined : payoutFileKey(batch);
  const released: ReleasedBatch = {
    ...batch,
    released: {
      at: ports.now(),
      ...(file === undefined ? {} : { file }),
      payoutIds: payoutIds.toSorted(),
    },
  };
  if ((await ports.payouts.release(released)) === 'released') return released;

  const stored = await findBatch(ports, batch.merchantId, batch.batchId);
  if (!isReleased(stored)) throw new Error(`The payout batch ${batch.batchId} was not released.`);
  return stored;
}

async function publishFile(ports: RunPayoutBatchPorts, batch: ReleasedBatch): Promise<void> {
  const { file } = batch.released;
  if (file === undefined) return;

  const payouts = await loadReleasedPayouts(ports, batch);
  await ports.files.put(file, await ports.writeFile(batch, payouts));
}

/**
 * Gives back what anybody reserved too late for the release: it is in no file, so no rail will ever pay it. Nothing
 * is reserved for a batch once it is released, so whoever looks after that finds all of it, and who reserved it need not.
 */
async function returnLeftOut(ports: RunPayoutBatchPorts, batch: ReleasedBatch): Promise<void> {
  const creatorIds = new Set(listReceivers(batch).map(({ creatorId }) => creatorId));
  for (const creatorId of creatorIds) {
    const payouts = await ports.payouts.listPayoutsOfCreator(batch.merchantId, creatorId);
    const leftOut = payouts.filter(
      ({ batchId, payoutId }) =>
        batchId === batch.batchId && !batch.released.payoutIds.includes(payoutId),
    );
    for (const payout of leftOut) await giveBack(ports, payout);
  }
}

async function giveBack(ports: RunPayoutBatchPorts, payout: Payout): Promise<void> {
  const outcomes = { intended: 'cancelled', submitted: 'failed' } as const;
  await movePayout(ports, payout.merchantId, payout.payoutId, (head, current) => {
    if (current.state !== 'intended' && current.state !== 'submitted') return undefined;
    const reason = {
      outcome: outcomes[current.state],
      at: ports.now(),
      evidence: 'The batch was released without it.',
    };
    return returnPayout(head, current, reason, ports.sha256);
  });
}
