import type { ConversionState } from '../../settlement/conversion.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { ExplainedSettlement } from './explanation.ts';

/** Where a conversion stands, as explanations show it. */
export function explainSettlement(
  state: Pick<ConversionState, 'status' | 'closeAt' | 'closedAt' | 'revision' | 'holds'>,
): ExplainedSettlement {
  const { status, closeAt, closedAt, revision, holds } = state;
  return {
    status,
    ...(closeAt === undefined ? {} : { closesAt: formatInstant(closeAt) }),
    ...(closedAt === undefined ? {} : { closedAt: formatInstant(closedAt) }),
    revision,
    holds: holds.map(({ reason, since, note }) => ({ reason, since: formatInstant(since), note })),
  };
}
