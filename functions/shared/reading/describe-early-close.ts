import type { FoldedEarlyClose } from '../../../core/assessment/early-close.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';

/** Who asked to close a conversion early, why, and what became of it. */
export function describeEarlyClose({
  at,
  closesAt,
  decision,
  needsApproval: _,
  ...asked
}: FoldedEarlyClose) {
  return {
    ...asked,
    at: formatInstant(at),
    ...(closesAt === undefined ? {} : { closesAt: formatInstant(closesAt) }),
    ...(decision === undefined
      ? {}
      : { decision: { ...decision, at: formatInstant(decision.at) } }),
  };
}
