import { returnPayout } from '../../core/ledger/return-payout.ts';
import { listReceivers } from '../../core/payouts/list-receivers.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import {
  type PayoutFiles,
  payoutFileKey,
  type WritePayoutFile,
} from '../../core/payouts/payout-files.ts';
import type { PayoutBatch, PayoutStore } from '../../core/payouts/payout-store.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { movePayout } from '../shared/paying/move-payout.ts';
import { type SubmitPayoutPorts, submitPayoutOfCreator } from './submit-payout-of-creator.ts';

export type RunPayoutBatchPorts = SubmitPayoutPorts & {
  readonly payouts: SubmitPayoutPorts['payouts'] & Pick<PayoutStore, 'findBatch' | 'release'>;
  readonly directory: SubmitPayoutPorts['directory'] & Pick<ProgramDirectory, 'listPrograms'>;
  readonly files: Pick<PayoutFiles, 'put'>;
  readonly writeFile: WritePayoutFile;
};

export type RunPayoutBatch = (batch: {
  readonly merchantId: string;
  readonly batchId: string;
}) => Promise<{ readonly payouts: number }>;

type ReleasedBatch = PayoutBatch & { readonly released: NonNullable<PayoutBatch['released']> };

/**
 * Works through a batch: reserves and submits a payout for each of its receivers, releases the batch
 * with exactly these, and writes the file for the rail.
 *
 * The release decides, once, which payouts the file holds; only then is there a file, and it is a
 * function of the released batch. So the batch can be killed anywhere and run again, by two workers
 * at once too: there is one reservation per receiver, one release, and the same bytes every time.
 */
export function makeRunPayoutBatch(ports: RunPayoutBatchPorts): RunPayoutBatch {
  return async ({ merchantId, batchId }) => {
    const batch = await findBatch(ports, merchantId, batchId);
    const released = isReleased(batch) ? batch : await release(ports, batch);

    await publishFile(ports, released);
    await returnLeftOut(ports, released);
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

async function release(ports: RunPayoutBatchPorts, batch: PayoutBatch): Promise<ReleasedBatch> {
  const programs = await ports.directory.listPrograms(batch.merchantId);
  const payoutIds: string[] = [];
  for (const receiver of listReceivers(batch)) {
    const payout = await submitPayoutOfCreator(ports, batch, programs, receiver);
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

const isReleased = (batch: PayoutBatch): batch is ReleasedBatch => batch.released !== undefined;

async function publishFile(ports: RunPayoutBatchPorts, batch: ReleasedBatch): Promise<void> {
  const { file, payoutIds } = batch.released;
  if (file === undefined) return;

  const payouts: Payout[] = [];
  for (const payoutId of payoutIds) {
    const payout = await ports.payouts.findPayout(batch.merchantId, payoutId);
    if (payout === undefined) throw new Error(`The released payout ${payoutId} is missing.`);
    payouts.push(payout);
  }
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
