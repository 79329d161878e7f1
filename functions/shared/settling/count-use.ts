import {
  type ConversionAssessment,
  isOfOrder,
} from '../../../core/assessment/conversion-assessment.ts';
import { exchangeMoney } from '../../../core/money/exchange-money.ts';
import type { Money } from '../../../core/money/money.ts';
import type { Budget } from '../../../core/plans/budgets/budget.ts';
import { unitsOfBudget } from '../../../core/plans/budgets/to-allowance.ts';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import type { Counted } from './open-allowances.ts';

/**
 * What a conversion uses of an allowance, in its units; `undefined` while the rate for it is missing. A code
 * is used by an order that has credit by it and owes anything.
 */
export function countUse(
  counted: Counted,
  state: ConversionState,
  assessment: ConversionAssessment,
): bigint | undefined {
  if ('code' in counted) return isUseOf(counted.code, state, assessment) ? 1n : 0n;
  const { budget } = counted;
  const { scope } = budget;
  const minorUnits =
    scope.kind === 'program'
      ? state.owed.reduce((sum, each) => sum + each.minorUnits, 0n)
      : oweForCampaign(scope.campaignId, state, assessment);
  return toUnits(budget, { minorUnits, currency: state.currency }, assessment);
}

/** In the budget's currency, at the reference rate of the conversion's day. */
function toUnits(
  budget: Budget,
  total: Money,
  { terms }: ConversionAssessment,
): bigint | undefined {
  const { currency: to } = budget.amount;
  if (total.currency === to || total.minorUnits === 0n) return total.minorUnits;
  const rate = terms?.rates?.find((each) => each.from === total.currency && each.to === to);
  return rate && unitsOfBudget(budget, exchangeMoney(total, rate, 'half-even').money);
}

function isUseOf(
  code: string,
  { owed, owedInKind = [] }: ConversionState,
  assessment: ConversionAssessment,
): boolean {
  if (!isOfOrder(assessment) || owed.length + owedInKind.length === 0) return false;
  const { credits, judged } = assessment.attribution;
  const credited = new Set(credits.map(({ touchId }) => touchId));
  return judged.some(
    ({ candidate: { touch } }) =>
      touch.kind === 'code' && touch.code === code && credited.has(touch.touchId),
  );
}

/** What the shares come to that touches of a campaign have earned in cash. */
function oweForCampaign(
  campaignId: string,
  { owed }: ConversionState,
  assessment: ConversionAssessment,
): bigint {
  if (!isOfOrder(assessment) || owed.length === 0) return 0n;
  const ofCampaign = new Set(
    assessment.attribution.judged
      .filter(
        ({ candidate: { link, code } }) => (link?.campaignId ?? code?.campaignId) === campaignId,
      )
      .map(({ candidate: { touch } }) => touch.touchId),
  );
  return assessment.groups
    .filter(({ unit }) => unit === undefined)
    .flatMap(({ shares }) => shares)
    .filter(({ touchId }) => touchId !== undefined && ofCampaign.has(touchId))
    .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
}
