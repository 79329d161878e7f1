import { isCash } from '../../core/ledger/is-cash.ts';
import type { ScheduleJudge } from '../../core/payouts/judge-schedules.ts';
import { markDuplicates } from '../../core/payouts/mark-duplicates.ts';
import type { PayableAccount } from '../../core/payouts/payable-account.ts';
import type { PayoutControls } from '../../core/payouts/payout-controls.ts';
import type { PayerOfPlan } from '../../core/payouts/tax-of-plan.ts';
import type { Program } from '../../core/programs/program.ts';
import type { Instant } from '../../core/time/instant.ts';
import { findDuplicateAccounts } from '../shared/paying/find-duplicate-accounts.ts';
import { listPayees, loadPayableAccount } from '../shared/paying/load-payable-account.ts';
import { loadTaxStandings, type TaxStandingPorts } from '../shared/paying/load-tax-standings.ts';
import { withDueParts } from '../shared/paying/with-due-parts.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import type { PlanPayoutsPorts } from './plan-payouts.ts';

/** So many accounts are read at once. */
const readsAtOnce = 10;

export type AccountsToRead = {
  readonly merchantId: string;
  readonly programs: readonly Program[];
  readonly startedAt: Instant;
  readonly controls: PayoutControls;
  /** Of a run of the schedule. */
  readonly judge: ScheduleJudge | undefined;
  readonly tax: PayerOfPlan | undefined;
};

/** Reads everybody's account in which cash is payable, with all that decides whether and how much of it is paid now. */
export async function loadAccounts(
  ports: PlanPayoutsPorts,
  { merchantId, programs, startedAt, controls, judge, tax }: AccountsToRead,
): Promise<PayableAccount[]> {
  const [creatorIds, duplicates] = await Promise.all([
    ports.ledger.listPayableCreators(merchantId),
    findDuplicateAccounts(ports, merchantId, startedAt),
  ]);
  const loaded = await mapBounded(creatorIds, readsAtOnce, async (creatorId) => {
    const read = await loadPayableAccount(ports, programs, merchantId, creatorId, startedAt);
    const due = await withWhatIsDue(ports, read, startedAt, judge);
    if (due.notDueUntil !== undefined) return due;
    const account = await withStandings(ports, due);
    return tax === undefined ? account : withTaxes(ports, account, tax);
  });
  return loaded.map((account) => markDuplicates(account, duplicates, controls));
}

async function withWhatIsDue(
  ports: PlanPayoutsPorts,
  account: PayableAccount,
  at: Instant,
  judge: ScheduleJudge | undefined,
): Promise<PayableAccount> {
  if (judge === undefined) return withDueParts(ports, account, { at });

  const { settings } = account;
  const verdict = judge.judge(settings);
  if (!verdict.isDue) return { ...account, notDueUntil: verdict.until };
  const { payableBefore } = verdict;
  const dueFrom = (payableAt: Instant) => judge.dueFrom(settings, payableAt);
  return withDueParts(ports, account, { at, payableBefore, dueFrom });
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
