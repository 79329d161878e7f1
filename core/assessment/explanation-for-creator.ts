import { toMoneyDocument } from '../money/money-document.ts';
import type { CreatorExplanation, ExplainedGroup, Explanation } from './explanation.ts';

/**
 * A conversion's explanation as one of its creators may see it: own touches with their reasons, the
 * own share of each commission, and the lines it comes from. Other creators appear only as a
 * number; their ids, names, codes, rates and amounts, the sums that would give them away, and what
 * people noted about a hold, are left out.
 */
export function explanationForCreator(
  explanation: Explanation,
  creatorId: string,
): CreatorExplanation {
  const { total, touches, groups, owed, lines, settlement, ...conversion } = explanation;
  const shares = groups.flatMap((group) => ownShares(group, creatorId));
  const own = owed.find((amount) => amount.creatorId === creatorId);
  const others = new Set(touches.map((touch) => touch.creatorId));
  others.delete(creatorId);

  return {
    ...conversion,
    settlement: {
      ...settlement,
      holds: settlement.holds.map(({ reason, since }) => ({ reason, since })),
    },
    creatorId,
    amount: own?.amount ?? toMoneyDocument({ minorUnits: 0n, currency: total.currency }),
    touches: touches.filter((touch) => touch.creatorId === creatorId),
    otherCreators: others.size,
    // Rewards of the whole order rest on all of its lines, so those are shown with them.
    lines: shares.some(({ lineId }) => lineId === undefined)
      ? lines
      : lines.filter((line) => shares.some(({ lineId }) => lineId === line.lineId)),
    shares,
  };
}

function ownShares(group: ExplainedGroup, creatorId: string): CreatorExplanation['shares'] {
  const { credit: _credit, exact: _exact, amount: _amount, shares, ...rule } = group;
  return shares
    .filter((share) => share.creatorId === creatorId)
    .map(({ creatorId: _, ...share }) => ({ ...rule, ...share }));
}
