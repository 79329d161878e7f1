import { toInKindDocument } from '../../core/assessment/explanation/amount-document.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { owedTo } from '../../core/reports/own-part.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/**
 * A conversion as one of its creators may see it: the own amounts only. The order's revenue and its
 * whole commission would give away what others have of it; notes on holds are people's own words.
 */
export function describeOwnConversion(state: ConversionState, creatorId: string) {
  const { summary, currency, owedInKind = [], holds, closeAt, closedAt } = state;
  return {
    conversionId: state.conversionId,
    ...(summary.kind === undefined ? {} : { kind: summary.kind }),
    programId: state.programId,
    ...(summary.orderName === undefined ? {} : { orderName: summary.orderName }),
    status: state.status,
    placedAt: formatInstant(state.placedAt),
    ...(closeAt === undefined ? {} : { closeAt: formatInstant(closeAt) }),
    ...(closedAt === undefined ? {} : { closedAt: formatInstant(closedAt) }),
    amount: toMoneyDocument({ minorUnits: owedTo(state, creatorId), currency }),
    amountsInKind: owedInKind
      .filter((amount) => amount.creatorId === creatorId)
      .map(({ minorUnits, unit }) => toInKindDocument(minorUnits, unit)),
    holds: holds.map(({ reason, since }) => ({ reason, since: formatInstant(since) })),
  };
}
