import { isCash } from '../../core/ledger/is-cash.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { RateStore } from '../../core/money/rate-store.ts';
import type { AccountIndex } from '../../core/payouts/account-index.ts';
import { defaultQuoteSource, type PayoutQuotes } from '../../core/payouts/find-quote.ts';
import { markDuplicates } from '../../core/payouts/mark-duplicates.ts';
import type { PayableAccount } from '../../core/payouts/payable-account.ts';
import type { PayoutControls, PayoutControlsStore } from '../../core/payouts/payout-controls.ts';
import type { PayoutRun, PayoutStore } from '../../core/payouts/payout-store.ts';
import { batchesOf, planPayouts } from '../../core/payouts/plan-payouts.ts';
import type { ReceiverAccountStore } from '../../core/payouts/receiver-account-store.ts';
import { findExceeding, isCleared } from '../../core/payouts/run-approval.ts';
import type { PayerOfPlan } from '../../core/payouts/tax-of-plan.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { findDuplicateAccounts } from '../shared/paying/find-duplicate-accounts.ts';
import { findUsableRails } from '../shared/paying/find-usable-rails.ts';
import { listPayees, loadPayableAccount } from '../shared/paying/load-payable-account.ts';
import { loadQuotes } from '../shared/paying/load-quotes.ts';
import { loadTaxStandings, type TaxStandingPorts } from '../shared/paying/load-tax-standings.ts';
import type { RailLimitsByName } from '../shared/paying/open-rail.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';

export type BatchKey = { readonly merchantId: string; readonly batchId: string };

export type PlanPayoutsPorts = {
  readonly ledger: Pick<LedgerStore, 'readHead' | 'readTaxYear' | 'listPayableCreators'>;
  readonly payouts: Pick<PayoutStore, 'addRun' | 'findRun' | 'addBatch'>;
  readonly directory: Pick<
    ProgramDirectory,
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
  /** Who asks for it; absent: the schedule. */
  readonly author?: string;
}) => Promise<PayoutRun>;

export type SendBatchesPorts = {
  readonly payouts: Pick<PayoutStore, 'addBatch'>;
  readonly directory: Pick<ProgramDirectory, 'findMerchant'>;
  readonly enqueue: PlanPayoutsPorts['enqueue'];
};

/** So many accounts are read at once. */
const readsAtOnce = 10;

/**
 * Plans who is paid and sends the batches to be worked on. A dry run answers the same plan and
 * writes nothing.
 *
 * The run is stored before its batches, and the first plan of a run stands: whoever comes second, or
 * again after a crash, goes on with what is stored. No money moves here, and nothing is sent while the run waits for a
 * second person.
 */
export function makePlanPayouts(ports: PlanPayoutsPorts): PlanPayouts {
  return async ({ merchantId, runId, dryRun, author }) => {
    const wanted = { merchantId, runId, dryRun, ...(author === undefined ? {} : { author }) };
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
  { author, ...run }: Parameters<PlanPayouts>[0],
): Promise<PayoutRun> {
  const { merchantId } = run;
  const startedAt = ports.now();
  const [merchant, programs, creatorIds, controls, duplicates] = await Promise.all([
    ports.directory.findMerchant(merchantId),
    ports.directory.listPrograms(merchantId),
    ports.ledger.listPayableCreators(merchantId),
    ports.controls.read(merchantId),
    findDuplicateAccounts(ports, merchantId, startedAt),
  ]);
  const payer = merchant?.tax;
  const tax = payer && { payer, day: taxDayOf(payer, startedAt) };
  const loaded = await mapBounded(creatorIds, readsAtOnce, async (creatorId) => {
    const read = await loadPayableAccount(ports, programs, merchantId, creatorId, startedAt);
    const account = await withStandings(ports, read);
    return tax === undefined ? account : withTaxes(ports, account, tax);
  });
  const accounts = loaded.map((account) => markDuplicates(account, duplicates, controls));
  const [rails, quotes] = await Promise.all([
    findUsableRails(ports, merchantId, accounts),
    findQuotes(ports, merchantId, accounts, { controls, at: startedAt }),
  ]);
  const planned = planPayouts({
    ...{ ...run, startedAt, rails, accounts },
    ...{ debtor: merchant?.debtor, originator: merchant?.originator },
    ...(tax === undefined ? {} : { tax }),
    ...(quotes === undefined ? {} : { quotes }),
  });
  const exceeding = findExceeding(planned.planned, controls);
  return {
    ...planned,
    ...(author === undefined ? {} : { author }),
    ...(exceeding.length === 0 ? {} : { approval: { exceeding } }),
  };
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

async function withStandings(
  { receivers }: Pick<PlanPayoutsPorts, 'receivers'>,
  account: PayableAccount,
): Promise<PayableAccount> {
  const { head, method, payeeMethods = {} } = account;
  const accountIds = [method, ...Object.values(payeeMethods)].flatMap((each) =>
    each?.rail === 'stripe' ? [each.accountId] : [],
  );
  const found = await Promise.all(
    [...new Set(accountIds)].map((accountId) =>
      receivers.find({ merchantId: head.merchantId, rail: 'stripe', accountId }),
    ),
  );
  const standings = found.flatMap((each) => each?.standing ?? []);
  return standings.length === 0 ? account : { ...account, standings };
}

async function withTaxes(
  ports: TaxStandingPorts,
  account: PayableAccount,
  tax: PayerOfPlan,
): Promise<PayableAccount> {
  const { head, terms } = account;
  const { merchantId, creatorId } = head;
  const payees = listPayees(head, terms).map((payeeId) => ({ creatorId, payeeId }));
  const currencies = Object.keys(head.balances).filter(isCash);
  const receivers = [{ creatorId }, ...payees];
  const taxes = await loadTaxStandings(ports, merchantId, tax, receivers, currencies);
  return { ...account, taxes };
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
