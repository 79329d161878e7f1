import type { TouchCount, TouchStore } from '../../core/identity/identity-store.ts';
import type { LedgerStore } from '../../core/ledger/ledger-store.ts';
import type { Budget } from '../../core/plans/budgets/budget.ts';
import type { BudgetStore } from '../../core/plans/budgets/budget-store.ts';
import { budgetAllowance } from '../../core/plans/budgets/to-allowance.ts';
import { budgetOf, campaignBudgetsOf } from '../../core/programs/budget-of.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { CostStore } from '../../core/reports/cost.ts';
import { listDays } from '../../core/reports/list-days.ts';
import { type BudgetReport, reportBudget } from '../../core/reports/report-budget.ts';
import { type CodeReport, reportCodes } from '../../core/reports/report-codes.ts';
import {
  type CreatorReport,
  listReportedCreators,
  reportCreators,
} from '../../core/reports/report-creators.ts';
import {
  type FinanceCurrency,
  type FinanceInKind,
  type ReportedAccount,
  reportFinance,
  reportFinanceInKind,
} from '../../core/reports/report-finance.ts';
import { type ProgramReport, reportProgram } from '../../core/reports/report-program.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { DayRange } from '../shared/http/day-range.ts';
import { loadOrdersOfDays, queriesAtOnce } from '../shared/reading/load-orders-of-days.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';
import { readAllEntries } from '../shared/reading/read-all-entries.ts';

export type ReadReportsPorts = {
  readonly directory: Pick<
    ProgramDirectory,
    'findProgram' | 'listPrograms' | 'findCreator' | 'listCreators'
  >;
  readonly touches: Pick<TouchStore, 'countTouches'>;
  readonly budgets: Pick<BudgetStore, 'read'>;
  readonly now: () => Instant;
  readonly conversions: Pick<ConversionStore, 'listOfDay'>;
  readonly costs: Pick<CostStore, 'listOfDay'>;
  readonly ledger: Pick<LedgerStore, 'readHead' | 'listEntries'>;
};

export type ProgramQuestion = DayRange & {
  readonly merchantId: string;
  readonly programId: string;
};

/** What a program brought and cost on some days; `undefined` if there is no such program. */
export async function readProgramReport(
  ports: ReadReportsPorts,
  question: ProgramQuestion,
): Promise<(ProgramReport & BudgetReports) | undefined> {
  const found = await readProgramDays(ports, question);
  if (found === undefined) return undefined;
  return {
    ...reportProgram(found.orders, found.counts, found.costs),
    ...(await readBudgetReports(ports, found.program)),
  };
}

type BudgetReports = {
  readonly budget?: BudgetReport;
  readonly campaignBudgets?: readonly (BudgetReport & { readonly campaignId: string })[];
};

/** The budgets of now, whatever the days of the report. */
async function readBudgetReports(
  ports: Pick<ReadReportsPorts, 'budgets' | 'now'>,
  program: Program,
): Promise<BudgetReports> {
  const budget = budgetOf(program);
  const campaigns = await Promise.all(
    campaignBudgetsOf(program).map(async (each) => ({
      campaignId: each.scope.kind === 'campaign' ? each.scope.campaignId : '',
      ...(await readBudgetReport(ports, each)),
    })),
  );
  return {
    ...(budget === undefined ? {} : { budget: await readBudgetReport(ports, budget) }),
    ...(campaigns.length === 0 ? {} : { campaignBudgets: campaigns }),
  };
}

async function readBudgetReport(
  { budgets, now }: Pick<ReadReportsPorts, 'budgets' | 'now'>,
  budget: Budget,
): Promise<BudgetReport> {
  const allowance = budgetAllowance(budget, { eventAt: now(), zones: calendarZones });
  return reportBudget(budget, allowance, await budgets.read(allowance.key, ''));
}

/** What each code brought and cost on some days; `undefined` if there is no such program. */
export async function readCodesReport(
  { directory, conversions }: Pick<ReadReportsPorts, 'directory' | 'conversions'>,
  { merchantId, programId, from, to }: ProgramQuestion,
): Promise<CodeReport[] | undefined> {
  if ((await directory.findProgram(merchantId, programId)) === undefined) return undefined;
  const days = listDays(from, to);
  return reportCodes(await loadOrdersOfDays(conversions, merchantId, [programId], days));
}

/** What each creator brought to a program on some days; `undefined` if there is no such program. */
export async function readCreatorsReport(
  ports: ReadReportsPorts,
  question: ProgramQuestion,
): Promise<CreatorReport[] | undefined> {
  const { directory, ledger } = ports;
  const { merchantId } = question;
  const found = await readProgramDays(ports, question);
  if (found === undefined) return undefined;

  const creatorIds = listReportedCreators(found.orders, found.counts, found.costs);
  const creators = await mapBounded(creatorIds, queriesAtOnce, async (creatorId) => ({
    name: (await directory.findCreator(merchantId, creatorId))?.name ?? creatorId,
    head: await ledger.readHead(merchantId, creatorId),
  }));
  return reportCreators(creators, found.orders, found.counts, found.costs);
}

/** Where the commission of all programs' orders of some days is, with all accounts. */
export async function readFinanceReport(
  ports: ReadReportsPorts,
  { merchantId, from, to }: DayRange & { readonly merchantId: string },
): Promise<{
  readonly currencies: readonly FinanceCurrency[];
  readonly inKind: readonly FinanceInKind[];
}> {
  const { directory, conversions } = ports;
  const programs = await directory.listPrograms(merchantId);
  const programIds = programs.map(({ programId }) => programId);
  const orders = await loadOrdersOfDays(conversions, merchantId, programIds, listDays(from, to));
  const creators = await directory.listCreators(merchantId);
  const accounts = await mapBounded(creators, queriesAtOnce, ({ creatorId }) =>
    readReportedAccount(ports, merchantId, creatorId),
  );
  return {
    currencies: reportFinance(orders, accounts),
    inKind: reportFinanceInKind(orders, accounts),
  };
}

async function readReportedAccount(
  { ledger }: ReadReportsPorts,
  merchantId: string,
  creatorId: string,
): Promise<ReportedAccount> {
  const head = await ledger.readHead(merchantId, creatorId);
  const entries = await readAllEntries(ledger, merchantId, creatorId, head.sequence);
  return { head, entries };
}

async function readProgramDays(
  { directory, conversions, touches, costs: told }: ReadReportsPorts,
  { merchantId, programId, from, to }: ProgramQuestion,
) {
  const program = await directory.findProgram(merchantId, programId);
  if (program === undefined) return undefined;

  const days = listDays(from, to);
  const orders = await loadOrdersOfDays(conversions, merchantId, [programId], days);
  const counts: TouchCount[][] = await mapBounded(days, queriesAtOnce, (day) =>
    touches.countTouches(merchantId, programId, day),
  );
  const costs = await mapBounded(days, queriesAtOnce, (day) =>
    told.listOfDay(merchantId, programId, day),
  );
  return { program, orders, counts: counts.flat(), costs: costs.flat() };
}
