import type { ConversionState } from '../../settlement/conversion.ts';
import { formatInstant } from '../../time/format-instant.ts';
import type { ConversionAssessment } from '../conversion-assessment.ts';
import type { ExplainedSettlement } from './explanation.ts';

/** Where a conversion stands, as explanations show it, and which rates its assessment waits for. */
export function explainSettlement(
  state: Pick<
    ConversionState,
    'status' | 'closeAt' | 'earlyClose' | 'unpaidExpiryAt' | 'closedAt' | 'revision' | 'holds'
  >,
  { missingRates }: Pick<ConversionAssessment, 'missingRates'>,
): ExplainedSettlement {
  const { status, closeAt, earlyClose, unpaidExpiryAt, closedAt, revision, holds } = state;
  return {
    status,
    ...(closeAt === undefined ? {} : { closesAt: formatInstant(closeAt) }),
    ...(unpaidExpiryAt === undefined ? {} : { expiresAt: formatInstant(unpaidExpiryAt) }),
    ...(closedAt === undefined ? {} : { closedAt: formatInstant(closedAt) }),
    ...(earlyClose === undefined
      ? {}
      : { earlyClose: { ...earlyClose, at: formatInstant(earlyClose.at) } }),
    revision,
    holds: holds.map(({ reason, since, note }) => ({ reason, since: formatInstant(since), note })),
    ...(missingRates === undefined ? {} : { missingRates }),
  };
}
