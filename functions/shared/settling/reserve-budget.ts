import {
  type ConversionAssessment,
  isOfAdjustment,
  isOfOrder,
} from '../../../core/assessment/conversion-assessment.ts';
import { exchangeMoney } from '../../../core/money/exchange-money.ts';
import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import { decideUse } from '../../../core/plans/budgets/decide-use.ts';
import { unitsOfBudget } from '../../../core/plans/budgets/to-allowance.ts';
import type { ConversionChange, ConversionState } from '../../../core/settlement/conversion.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { OpenBudget } from './open-budget.ts';

export type ReserveOutcome = 'unchanged' | 'written' | 'stale';

/** A conversion before and after what was decided about it. */
export type ReservedConversion = {
  readonly conversionId: string;
  readonly assessment: ConversionAssessment | undefined;
  readonly previous: ConversionState | undefined;
  readonly change: ConversionChange | undefined;
  readonly now: Instant;
  /** Somebody else was in the way before. */
  readonly isHot: boolean;
};

/**
 * Makes the budget's reservation agree with what a conversion owes, in one write of its own. It
 * comes before the conversion is saved: who dies between the two does both again, and who is
 * overtaken is told by one of them. `stale`: read everything again.
 *
 * What had closed before there was a budget was never counted, and is not when it is restated.
 */
export async function reserveBudget(
  budgets: Pick<BudgetStore, 'write' | 'writeShard'>,
  open: OpenBudget | undefined,
  conversion: ReservedConversion,
): Promise<ReserveOutcome> {
  const { conversionId, assessment, previous, change, now: at, isHot } = conversion;
  const state = change?.state ?? previous;
  if (open === undefined || state === undefined || assessment === undefined) return 'unchanged';
  const { allowance, read } = open;
  if (wasNeverCounted(previous, read)) return 'unchanged';
  const units = countUnits(open, state, assessment);
  if (units === undefined) return 'unchanged';

  const touchedAt = findTouchedAt(assessment, at);
  const place = placeOf(conversionId);
  const question = { conversionId, units, touchedAt, at, isHot, place };
  const decision = decideUse(allowance, read, question);
  if (decision.kind === 'unchanged') return 'unchanged';
  if (decision.kind === 'shard') return budgets.writeShard(allowance.key, decision.change);
  return budgets.write(allowance.key, decision.change);
}

function wasNeverCounted(
  state: ConversionState | undefined,
  { previous }: OpenBudget['read'],
): boolean {
  return state?.status === 'closed' && state.owed.length > 0 && previous === undefined;
}

/** What is owed in cash, in the budget's currency; `undefined` while the rate for it is missing. */
function countUnits(
  { budget }: OpenBudget,
  { owed, currency }: ConversionState,
  { terms }: ConversionAssessment,
): bigint | undefined {
  const total = {
    minorUnits: owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n),
    currency,
  };
  const { currency: to } = budget.amount;
  if (currency === to || total.minorUnits === 0n) return total.minorUnits;
  const rate = terms?.rates?.find((each) => each.from === currency && each.to === to);
  return rate && unitsOfBudget(budget, exchangeMoney(total, rate, 'half-even').money);
}

/** The latest of the touches that earn; an activity rests on itself. */
function findTouchedAt(assessment: ConversionAssessment, now: Instant): Instant {
  if (isOfAdjustment(assessment)) return now;
  if (!isOfOrder(assessment)) return assessment.activity.at;
  const { credits, judged } = assessment.attribution;
  const credited = new Set(credits.map(({ touchId }) => touchId));
  const moments = judged.flatMap(({ candidate: { touch } }) =>
    credited.has(touch.touchId) ? [touch.at] : [],
  );
  return moments.length === 0 ? now : Math.max(...moments);
}

/** A number of the conversion's own, always the same. */
function placeOf(conversionId: string): number {
  return [...conversionId].reduce(
    (hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521,
    0,
  );
}
