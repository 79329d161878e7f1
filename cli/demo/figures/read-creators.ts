import type { MoneyDocument } from '../../../core/money/money-document.ts';
import type { CreatorReport } from '../../../core/reports/report-creators.ts';
import type { ApiClient } from '../api-client.ts';
import { listPayouts, type PayoutDocument, type RunDocument } from '../pay-creators.ts';
import type { CreatorFigures } from './figures.ts';
import { listPrograms } from './read-programs.ts';
import { reportDays } from './report-days.ts';

type Currency = CreatorReport['currencies'][number];

/** What each creator has earned and where it is, by currency, with the run's reason for leaving it out. */
export async function readCreators(
  merchant: ApiClient,
  run: Pick<RunDocument, 'skipped'>,
): Promise<CreatorFigures[]> {
  const programs = await listPrograms(merchant);
  const reports = await Promise.all(
    programs.map(({ programId }) =>
      merchant.get<{ items: CreatorReport[] }>(
        `/v1/reports/creators?programId=${programId}&${reportDays}`,
      ),
    ),
  );
  const returned = (await listPayouts(merchant)).filter(({ state }) => state === 'failed');
  return reports
    .flatMap(({ items }) => items)
    .flatMap((creator) =>
      creator.currencies.map((one) => describe(creator, one, run.skipped, returned)),
    );
}

function describe(
  { creatorId, creatorName }: CreatorReport,
  one: Currency,
  skipped: RunDocument['skipped'],
  returned: readonly PayoutDocument[],
): CreatorFigures {
  const { currency, account } = one;
  const isOwn = (other: { readonly creatorId: string; readonly amount: MoneyDocument }) =>
    other.creatorId === creatorId && other.amount.currency === currency;
  const skip = skipped.find(isOwn);
  const evidence = returned.find(isOwn)?.history.at(-1)?.evidence;
  const holds = one.heldOrders.flatMap((order) => order.holds);
  return {
    creatorId,
    creator: creatorName,
    currency,
    earned: one.earned.amount,
    pending: one.pending.amount,
    ...(one.lastCloseAt === null ? {} : { pendingUntil: dayOf(one.lastCloseAt) }),
    held: one.held.amount,
    ...(holds.length === 0 ? {} : { heldBecause: holds.map(describeHold).join(', ') }),
    payable: account.payable.amount,
    inPayout: account.inPayout.amount,
    paid: account.paid.amount,
    debt: account.debt.amount,
    ...(skip === undefined ? {} : { skipped: skip.reason }),
    ...(evidence === undefined ? {} : { returned: evidence }),
  };
}

function describeHold({ reason, since }: Currency['heldOrders'][number]['holds'][number]): string {
  return `${reason} since ${dayOf(since)}`;
}

const dayOf = (instant: string): string => instant.slice(0, 10);
