import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { Stops } from '../../../core/attribution/stops.ts';
import type { Allowance } from '../../../core/plans/budgets/allowance.ts';
import type { Budget } from '../../../core/plans/budgets/budget.ts';
import type { BudgetStore, StoredAllowance } from '../../../core/plans/budgets/budget-store.ts';
import { stateWithLeases } from '../../../core/plans/budgets/decide-use.ts';
import { findStop } from '../../../core/plans/budgets/find-stop.ts';
import { budgetAllowance, codeAllowance } from '../../../core/plans/budgets/to-allowance.ts';
import { budgetOf, campaignBudgetsOf, usageLimitOf } from '../../../core/programs/budget-of.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import type { StoredConversion } from '../../../core/settlement/conversion-store.ts';
import { calendarZones } from '../../../core/time/calendar-zones.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** What a conversion uses up of an allowance: money of a budget, or one use of a code. */
export type Counted = { readonly budget: Budget } | { readonly code: string };

/** An allowance as one conversion finds it. */
export type OpenAllowance = {
  readonly counted: Counted;
  readonly allowance: Allowance;
  readonly read: StoredAllowance;
  /** Since when touches do not earn any more. */
  readonly stoppedAt?: Instant;
};

export type AllowancePorts = {
  readonly budgets: Pick<BudgetStore, 'read'>;
  readonly directory: Pick<ProgramDirectory, 'findCode'>;
};

/**
 * Reads the allowances that a conversion may use: the budgets of its program and of the program's campaigns, and
 * the usage limits of the codes that its order used. Nothing is read for what has none, or while the order
 * itself has not arrived.
 */
export async function openAllowances(
  { budgets, directory }: AllowancePorts,
  program: Program,
  conversionId: string,
  { facts }: Pick<StoredConversion, 'facts'>,
): Promise<OpenAllowance[]> {
  const { snapshot, activity } = foldOrder(facts);
  const eventAt = snapshot?.placedAt ?? activity?.activity.at;
  if (eventAt === undefined) return [];

  const time = { eventAt, zones: calendarZones };
  const own = budgetOf(program);
  const counted = [...(own === undefined ? [] : [own]), ...campaignBudgetsOf(program)].map(
    (budget) => ({ counted: { budget }, allowance: budgetAllowance(budget, time) }),
  );
  const used = snapshot?.codes.filter(({ applied }) => applied).map(({ code }) => code) ?? [];
  const codes = await Promise.all(
    [...new Set(used)].map((code) => directory.findCode(program.merchantId, code)),
  );
  const limits = codes.flatMap((code) => {
    const limit = code?.programId === program.programId ? usageLimitOf(code) : undefined;
    return limit === undefined
      ? []
      : [{ counted: { code: limit.code }, allowance: codeAllowance(limit, time) }];
  });
  return Promise.all(
    [...counted, ...limits].map(async (each): Promise<OpenAllowance> => {
      const read = await budgets.read(each.allowance.key, conversionId);
      const stoppedAt = findStop(each.allowance, stateWithLeases(each.allowance, read));
      return { ...each, read, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
    }),
  );
}

/** What the notices of allowances mean for attribution; `undefined` while there is none. */
export function stopsOf(open: readonly OpenAllowance[]): Stops | undefined {
  const codes: Record<string, Instant> = {};
  const campaigns: Record<string, Instant> = {};
  let program: Instant | undefined;
  for (const { counted, stoppedAt } of open) {
    if (stoppedAt === undefined) continue;
    if ('code' in counted) codes[counted.code] = stoppedAt;
    else if (counted.budget.scope.kind === 'program') program = stoppedAt;
    else campaigns[counted.budget.scope.campaignId] = stoppedAt;
  }
  const stops: Stops = {
    ...(program === undefined ? {} : { program }),
    ...(Object.keys(codes).length === 0 ? {} : { codes }),
    ...(Object.keys(campaigns).length === 0 ? {} : { campaigns }),
  };
  return Object.keys(stops).length === 0 ? undefined : stops;
}
