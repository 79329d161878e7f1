import { divideAmount } from '../../money/divide-amount.ts';
import { roundFraction } from '../../money/round-fraction.ts';
import type { PlanVersion } from '../../plans/plan.ts';
import type { CommissionGroup, GroupShare } from '../commission-group.ts';
import type { RewardDue } from './reward-due.ts';

/** The rule, or the term beside the rules, that promises a reward. */
export type GroupOrigin = { readonly version: PlanVersion; readonly ruleId: string };

/** Who shares a group, and what of the credit each brings. */
export type GroupOwner = {
  readonly touchId?: string;
  readonly creatorId: string;
  readonly parts: bigint;
};

/**
 * Rounds what is due once, by the version's rule, and splits it between its owners, so that the
 * shares add up to what was rounded. The credit of everybody else earns nothing in this group.
 *
 * @param owners at least one, in the order of their touches: an odd cent goes to the earlier one.
 * @param totalParts the whole credit.
 */
export function roundGroup(
  due: RewardDue,
  { version, ruleId }: GroupOrigin,
  owners: readonly GroupOwner[],
  totalParts: bigint,
): CommissionGroup {
  let creditParts = 0n;
  for (const { parts } of owners) creditParts += parts;
  const exactNumerator = due.wholeNumerator * creditParts;
  const exactDenominator = due.wholeDenominator * totalParts;
  const minorUnits = roundFraction(exactNumerator, exactDenominator, version.rounding);

  return {
    ruleId,
    planId: version.planId,
    versionId: version.versionId,
    reward: due.reward,
    unit: due.unit,
    rate: due.rate,
    flat: due.flat,
    exchange: due.exchange,
    quantity: due.quantity,
    multiplier: due.multiplier,
    milestone: due.milestone,
    lineId: due.lineId,
    baseMinorUnits: due.baseMinorUnits,
    creditParts,
    totalParts,
    exactNumerator,
    exactDenominator,
    rounding: version.rounding,
    minorUnits,
    shares: splitShares(minorUnits, owners),
    referredCreatorId: due.referredCreatorId,
  };
}

function splitShares(minorUnits: bigint, owners: readonly GroupOwner[]): GroupShare[] {
  const weights = owners.map(({ parts }) => parts);
  const amounts = divideAmount(minorUnits, weights);
  return owners.map(({ touchId, creatorId, parts }, place) => ({
    touchId,
    creatorId,
    creditParts: parts,
    minorUnits: amounts[place] ?? 0n,
  }));
}
