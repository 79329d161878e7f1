import {
  type ConversionAssessment,
  isOfAdjustment,
  isOfOrder,
} from '../../../core/assessment/conversion-assessment.ts';
import type { BudgetStore } from '../../../core/plans/budgets/budget-store.ts';
import { decideUse } from '../../../core/plans/budgets/decide-use.ts';
import type { ConversionChange, ConversionState } from '../../../core/settlement/conversion.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { countUse } from './count-use.ts';
import type { OpenAllowance } from './open-allowances.ts';

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
 * Makes the reservations at all allowances agree with what a conversion comes to, each in one write of its
 * own. They come before the conversion is saved: who dies between them does all again, and who is
 * overtaken is told by one of them. `stale`: read everything again.
 */
export async function reserveAllowances(
  budgets: Pick<BudgetStore, 'write' | 'writeShard'>,
  open: readonly OpenAllowance[],
  conversion: ReservedConversion,
): Promise<ReserveOutcome> {
  let outcome: ReserveOutcome = 'unchanged';
  for (const each of open) {
    const reserved = await reserve(budgets, each, conversion);
    if (reserved === 'stale') return 'stale';
    if (reserved === 'written') outcome = 'written';
  }
  return outcome;
}

/** What had closed before there was an allowance was never counted, and is not when it is restated. */
async function reserve(
  budgets: Pick<BudgetStore, 'write' | 'writeShard'>,
  { counted, allowance, read }: OpenAllowance,
  conversion: ReservedConversion,
): Promise<ReserveOutcome> {
  const { conversionId, assessment, previous, change, now: at, isHot } = conversion;
  const state = change?.state ?? previous;
  if (state === undefined || assessment === undefined) return 'unchanged';
  if (wasNeverCounted(previous, read)) return 'unchanged';
  const units = countUse(counted, state, assessment);
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
  { previous }: OpenAllowance['read'],
): boolean {
  return state?.status === 'closed' && state.owed.length > 0 && previous === undefined;
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
