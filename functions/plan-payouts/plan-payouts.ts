import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { RateStore } from '../../core/money/rate-store.ts';
import type { AccountIndex } from '../../core/payouts/account-index.ts';
import { defaultQuoteSource, type PayoutQuotes } from '../../core/payouts/find-quote.ts';
import { judgeRun, type RunVerdict } from '../../core/payouts/judge-run.ts';
import type { PayableAccount } from '../../core/payouts/payable-account.ts';
import type { PayoutControls, PayoutControlsStore } from '../../core/payouts/payout-controls.ts';
import type { PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { batchesOf, planPayouts } from '../../core/payouts/plan-payouts.ts';
import type { ReceiverAccountStore } from '../../core/payouts/receiver-account-store.ts';
import { findExceeding, isCleared } from '../../core/payouts/run-approval.ts';
import type { Merchant, Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { defaultZone } from '../../core/time/month-span.ts';
import { findUsableRails } from '../shared/paying/find-usable-rails.ts';
import { loadQuotes } from '../shared/paying/load-quotes.ts';
import type { RailLimitsByName } from '../shared/paying/open-rail.ts';
import { findRunDays } from './find-run-days.ts';
import { loadAccounts } from './load-accounts.ts';

export type BatchKey = { readonly merchantId: string; readonly batchId: string };

export type PlanPayoutsPorts = {
  readonly ledger: Pick<
    LedgerStore,
    'readHead' | 'readInvoicing' | 'readTaxYear' | 'listEntries' | 'listPayableCreators'
  >;
  readonly payouts: Pick<PayoutStore, 'addRun' | 'findRun' | 'addBatch'>;
  readonly directory: Pick<
    ProgramDirectory,
    | 'findBilling'
    | 'findMerchant'
    | 'findCreator'
    | 'findEnrolment'
    | 'findPayee'
    | 'listPayoutConnections'
    | 'findTaxProfile'
    | 'listPrograms'
  >;
  readonly receivers: Pick<ReceiverAccountStore, 'find'>;
  /** What the rails can do that this deployment can call. */
  readonly railLimits: RailLimitsByName;
  readonly accounts: Pick<AccountIndex, 'listOwners' | 'listSuspects'>;
  readonly controls: Pick<PayoutControlsStore, 'read'>;
  readonly rates: Pick<RateStore, 'listDays'>;
  readonly enqueue: (batches: readonly BatchKey[]) => Promise<void>;
  readonly now: () => Instant;
};

export type PlanPayouts = (run: {
  readonly merchantId: string;
  readonly runId: string;
  readonly dryRun: boolean;
  /** Who asks for it; absent: nobody. */
  readonly author?: string;
  /** Pays only what the programs' schedules say is due. Absent: whatever is payable. */
  readonly isScheduled?: true;
}) => Promise<PayoutRun>;

export type SendBatchesPorts = {
  readonly payouts: Pick<PayoutStore, 'addBatch'>;
  readonly directory: Pick<ProgramDirectory, 'findMerchant'>;
  readonly enqueue: PlanPayoutsPorts['enqueue'];
};

/**
 * Plans who is paid and sends the batches to be worked on. A dry run answers the same plan and
 * writes nothing. A run of the schedule pays what is due on its day, and is stored also if nothing is.
 *
 * The run is stored before its batches, and the first plan of a run stands: whoever comes second, or
 * again after a crash, goes on with what is stored. No money moves here, and nothing is sent while the run waits for a
 * second person.
 */
export function makePlanPayouts(ports: PlanPayoutsPorts): PlanPayouts {
  return async (wanted) => {
    const { merchantId, runId, dryRun } = wanted;
    const known = dryRun ? undefined : await ports.payouts.findRun(merchantId, runId);
    const run = known ?? (await plan(ports, wanted));
    if (dryRun) return run;

    const stored = known ?? (await store(ports, run));
    if (isCleared(stored)) await sendBatches(ports, stored);
    return stored;
  };
}

async function plan(
  ports: PlanPayoutsPorts,
  { author, isScheduled, ...run }: Parameters<PlanPayouts>[0],
): Promise<PayoutRun> {
  const { merchantId } = run;
  const startedAt = ports.now();
  const [merchant, programs, controls] = await Promise.all([
    ports.directory.findMerchant(merchantId),
    ports.directory.listPrograms(merchantId),
    ports.controls.read(merchantId),
  ]);
  const due = isScheduled
    ? await judgeDue(ports, merchantId, merchant ?? {}, programs, startedAt)
    : undefined;
  const payer = merchant?.tax;
  const tax = payer && { payer, day: taxDayOf(payer, startedAt) };
  const asked = { merchantId, programs, startedAt, controls, judge: due?.judge, tax };
  const accounts = due?.isNothingDue ? [] : await loadAccounts(ports, asked);
  const [rails, quotes] = await Promise.all([
    findUsableRails(ports, merchantId, accounts),
    findQuotes(ports, merchantId, accounts, { controls, at: startedAt }),
  ]);
  const planned = planPayouts({
    ...{ ...run, startedAt, rails, accounts },
    ...{ debtor: merchant?.debtor, originator: merchant?.originator },
    ...(tax === undefined ? {} : { tax }),
    ...(due === undefined ? {} : { schedule: due.schedule }),
    rewardValues: controls.rewardValues ?? [],
    ...(quotes === undefined ? {} : { quotes }),
  });
  const exceeding = findExceeding(planned.planned, controls);
  return {
    ...planned,
    ...(author === undefined ? {} : { author }),
    ...(exceeding.length === 0 ? {} : { approval: { exceeding } }),
  };
}

/** What a run of the schedule goes by; of one that somebody asks for nothing. */
async function judgeDue(
  { payouts }: PlanPayoutsPorts,
  merchantId: string,
  { timeZone = defaultZone }: Pick<Merchant, 'timeZone'>,
  programs: readonly Program[],
  startedAt: Instant,
): Promise<RunVerdict> {
  const days = await findRunDays(payouts, merchantId, timeZone, startedAt);
  return judgeRun(
    days,
    programs.map((program) => program.payouts),
  );
}

/** Nothing is read where nobody's account names a currency. */
async function findQuotes(
  ports: Pick<PlanPayoutsPorts, 'rates'>,
  merchantId: string,
  accounts: readonly PayableAccount[],
  { controls, at }: { readonly controls: PayoutControls; readonly at: Instant },
): Promise<PayoutQuotes | undefined> {
  const isNamed = accounts.some(({ method, payeeMethods = {} }) =>
    [method, ...Object.values(payeeMethods)].some((each) => each?.currency !== undefined),
  );
  const { rateSource = defaultQuoteSource } = controls;
  return isNamed ? loadQuotes(ports, merchantId, rateSource, at) : undefined;
}

async function store({ payouts }: PlanPayoutsPorts, run: PayoutRun): Promise<PayoutRun> {
  if ((await payouts.addRun(run)) === 'added') return run;

  const first = await payouts.findRun(run.merchantId, run.runId);
  if (first === undefined) throw new Error(`The payout run ${run.runId} cannot be read.`);
  return first;
}

/** Sends the batches of a run to be worked on. Can be repeated: each is stored once, and worked on once. */
export async function sendBatches(ports: SendBatchesPorts, run: PayoutRun): Promise<void> {
  const merchant = await ports.directory.findMerchant(run.merchantId);
  const batches = batchesOf(run, merchant ?? {});
  for (const batch of batches) await ports.payouts.addBatch(batch);
  await ports.enqueue(batches.map(({ merchantId, batchId }) => ({ merchantId, batchId })));
}
