import { allocate } from '../money/allocate.ts';
import type { Assessment } from './assessment.ts';
import { sumOwed, sumOwedInKind } from './commission/sum-owed.ts';
import type { CommissionGroup } from './commission-group.ts';
import { isByCredit } from './is-by-credit.ts';
import type { FoldedReassignment, ReassignedShare } from './reassignment.ts';

/**
 * Gives what an order's credits earn to the creators of a reassignment, by their exact shares. Amounts only
 * move: each group is what its rule gave at the original terms, so the sum stays the same to the cent.
 * What rests on no credit (help, referral shares) stays where it is.
 */
export function reassignCredits(
  assessment: Assessment,
  reassignment: FoldedReassignment | undefined,
): Assessment {
  if (reassignment === undefined) return assessment;
  const groups = assessment.groups.map((group) =>
    isByCredit(group) ? moveGroup(group, reassignment.shares) : group,
  );
  return {
    ...assessment,
    groups,
    owed: sumOwed(groups),
    owedInKind: sumOwedInKind(groups),
    reassignment,
  };
}

/** The parts are multiplied, so that each new share is a whole number of them. */
function moveGroup(group: CommissionGroup, shares: readonly ReassignedShare[]): CommissionGroup {
  const times = shares.reduce((sum, { parts }) => sum + parts, 0n);
  // Where versions protect some of its creators, a group is a part of what was rounded.
  const ownParts = group.shares.reduce((sum, { creditParts }) => sum + creditParts, 0n);
  return {
    ...group,
    creditParts: group.creditParts * times,
    totalParts: group.totalParts * times,
    exactNumerator: group.exactNumerator * times,
    exactDenominator: group.exactDenominator * times,
    shares: allocate(group.minorUnits, shares, ({ parts }) => parts).map(
      ({ owner: { creatorId, parts }, minorUnits }) => ({
        creatorId,
        creditParts: ownParts * parts,
        minorUnits,
      }),
    ),
  };
}
