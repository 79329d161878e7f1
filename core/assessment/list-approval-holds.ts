import type { FoldedAdjustment } from './adjustment-fact.ts';
import type { OpenHold } from './order-state.ts';

/** The hold of an adjustment that waits for a second person. Only that person's decision lets it go. */
export function listApprovalHolds(
  conversionId: string,
  adjustment: FoldedAdjustment | undefined,
): OpenHold[] {
  if (adjustment?.standing !== 'waiting') return [];
  return [
    {
      holdId: `${conversionId}~approval`,
      reason: 'approval',
      note: 'It is above the limit of the program, and a second person has to approve it.',
      since: adjustment.at,
    },
  ];
}
