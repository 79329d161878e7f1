import { toMoneyDocument } from '../../money/money-document.ts';
import { reassignmentForCreator } from './explain-reassignment.ts';
import type { CreatorExplanation, Explanation } from './explanation.ts';
import { listOwnShares } from './list-own-shares.ts';
import { settlementForCreator } from './settlement-for-creator.ts';

/**
 * A conversion's explanation as one of its creators may see it: own touches with their reasons, the
 * own share of each commission, the lines it comes from, and what earns nothing in spite of the credit. Other creators appear only as a
 * number, and channels that are no creator's only as the credit that they take. Others' ids, names,
 * codes, rates and amounts, the sums that would give them away, and what people noted about a hold,
 * are left out.
 */
export function explanationForCreator(
  explanation: Explanation,
  creatorId: string,
): CreatorExplanation {
  const {
    total,
    touches,
    visits: _visits,
    flaggedIdentities: _flagged,
    groups,
    owed,
    owedInKind,
    unpaid,
    lines,
    settlement,
    reassignment,
    ...conversion
  } = explanation;
  const shares = listOwnShares(groups, creatorId);
  const own = owed.find((amount) => amount.creatorId === creatorId);
  const others = new Set(touches.map((touch) => touch.creatorId));
  others.delete(creatorId);

  return {
    ...conversion,
    settlement: settlementForCreator(settlement),
    creatorId,
    amount: own?.amount ?? toMoneyDocument({ minorUnits: 0n, currency: total.currency }),
    amountsInKind: owedInKind
      .filter((each) => each.creatorId === creatorId)
      .map(({ amount }) => amount),
    touches: touches.filter((touch) => touch.creatorId === creatorId),
    otherCreators: others.size,
    ...(reassignment === undefined
      ? {}
      : { reassignment: reassignmentForCreator(reassignment, creatorId) }),
    // A reward of the whole order rests on all of its lines, so those are shown with it.
    lines: shares.some(({ reward }) => reward === 'flat-per-order')
      ? lines
      : lines.filter((line) => shares.some(({ lineId }) => lineId === line.lineId)),
    shares,
    unpaid: unpaid
      .filter(({ creators }) => creators.some((each) => each.creatorId === creatorId))
      .map(({ creators: _creators, ...own }) => own),
  };
}
