import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { batchesOf, planPayouts } from '../../core/payouts/plan-payouts.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import { loadPayableAccount } from '../shared/paying/load-payable-account.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';

export type BatchKey = { readonly merchantId: string; readonly batchId: string };

export type PlanPayoutsPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'listPayableCreators'>;
  readonly payouts: Pick<PayoutStore, 'addRun' | 'findRun' | 'addBatch'>;
  readonly directory: Pick<
    ProgramDirectory,
    'findMerchant' | 'findCreator' | 'findEnrolment' | 'findPayee' | 'listPrograms'
  >;
  readonly enqueue: (batches: readonly BatchKey[]) => Promise<void>;
  readonly now: () => Instant;
};

export type PlanPayouts = (run: {
  readonly merchantId: string;
  readonly runId: string;
  readonly dryRun: boolean;
}) => Promise<PayoutRun>;

/** So many accounts are read at once. */
const readsAtOnce = 10;

/**
 * Plans who is paid and sends the batches to be worked on. A dry run answers the same plan and
 * writes nothing.
 *
 * The run is stored before its batches, and the first plan of a run stands: whoever comes second, or
 * again after a crash, goes on with what is stored. No money moves here.
 */
export function makePlanPayouts(ports: PlanPayoutsPorts): PlanPayouts {
  return async ({ merchantId, runId, dryRun }) => {
    const known = dryRun ? undefined : await ports.payouts.findRun(merchantId, runId);
    const run = known ?? (await plan(ports, { merchantId, runId, dryRun }));
    if (dryRun) return run;

    const stored = known ?? (await store(ports, run));
    await sendBatches(ports, stored);
    return stored;
  };
}

async function plan(
  ports: PlanPayoutsPorts,
  run: { readonly merchantId: string; readonly runId: string; readonly dryRun: boolean },
): Promise<PayoutRun> {
  const { merchantId } = run;
  const startedAt = ports.now();
  const [merchant, programs, creatorIds] = await Promise.all([
    ports.directory.findMerchant(merchantId),
    ports.directory.listPrograms(merchantId),
    ports.ledger.listPayableCreators(merchantId),
  ]);
  const accounts = await mapBounded(creatorIds, readsAtOnce, (creatorId) =>
    loadPayableAccount(ports, programs, merchantId, creatorId, startedAt),
  );
  return planPayouts({
    ...run,
    startedAt,
    debtor: merchant?.debtor,
    originator: merchant?.originator,
    accounts,
  });
}

async function store({ payouts }: PlanPayoutsPorts, run: PayoutRun): Promise<PayoutRun> {
  if ((await payouts.addRun(run)) === 'added') return run;

  const first = await payouts.findRun(run.merchantId, run.runId);
  if (first === undefined) throw new Error(`The payout run ${run.runId} cannot be read.`);
  return first;
}

async function sendBatches(ports: PlanPayoutsPorts, run: PayoutRun): Promise<void> {
  const merchant = await ports.directory.findMerchant(run.merchantId);
  const batches = batchesOf(run, merchant ?? {});
  for (const batch of batches) await ports.payouts.addBatch(batch);
  await ports.enqueue(batches.map(({ merchantId, batchId }) => ({ merchantId, batchId })));
}
