import type { FoldedAdjustment } from './adjustment-fact.ts';
import type { OpenHold } from './order-state.ts';
import type { FoldedReassignment } from './reassignment.ts';

/**
 * The holds of what waits for a second person: only that person's decision lets go of them. An order
 * whose reassignment waits must not be paid to whom it may be taken from.
 */
export function listApprovalHolds(
  conversionId: string,
  adjustment: FoldedAdjustment | undefined,
  reassignments: readonly FoldedReassignment[],
): OpenHold[] {
  const ofAdjustment =
    adjustment?.standing === 'waiting'
      ? [hold(conversionId, 'It is above the limit of the program', adjustment.at)]
      : [];
  const ofReassignments = reassignments
    .filter(({ standing }) => standing === 'waiting')
    .map(({ reassignmentId, at }) => hold(reassignmentId, 'Somebody else is to have it', at));
  return [...ofAdjustment, ...ofReassignments];
}

function hold(id: string, why: string, since: OpenHold['since']): OpenHold {
  const note = `${why}, and a second person has to approve that.`;
  return { holdId: `${id}~approval`, reason: 'approval', note, since };
}
