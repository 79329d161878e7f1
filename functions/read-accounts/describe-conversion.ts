import { toInKindDocument } from '../../core/assessment/explanation/amount-document.ts';
import { type MoneyDocument, toMoneyDocument } from '../../core/money/money-document.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { type Instant, msPerDay } from '../../core/time/instant.ts';

/** A conversion as lists show it. Amounts are absent until the order has arrived: it has no currency. */
export function describeConversion(state: ConversionState, now: Instant) {
  const {
    summary,
    owed,
    owedInKind = [],
    missingRates = [],
    currency,
    holds,
    closeAt,
    earlyClose,
    unpaidExpiryAt,
    reportedMissingAt,
    closedAt,
  } = state;
  const money = (minorUnits: bigint): MoneyDocument => toMoneyDocument({ minorUnits, currency });
  const amounts =
    state.status === 'parked'
      ? {}
      : {
          revenue: money(summary.revenueMinorUnits),
          discount: money(summary.discountMinorUnits),
          refunded: money(summary.refundedMinorUnits),
          commission: money(summary.commissionMinorUnits),
        };
  return {
    conversionId: state.conversionId,
    ...(summary.kind === undefined ? {} : { kind: summary.kind }),
    programId: state.programId,
    connectionId: state.connectionId,
    orderId: state.orderId,
    ...(summary.orderName === undefined ? {} : { orderName: summary.orderName }),
    status: state.status,
    revision: state.revision,
    placedAt: formatInstant(state.placedAt),
    ...(closeAt === undefined ? {} : { closeAt: formatInstant(closeAt) }),
    ...(earlyClose === undefined
      ? {}
      : { earlyClose: { ...earlyClose, at: formatInstant(earlyClose.at) } }),
    ...(reportedMissingAt === undefined
      ? {}
      : { reportedMissingAt: formatInstant(reportedMissingAt) }),
    ...(unpaidExpiryAt === undefined ? {} : { expiresAt: formatInstant(unpaidExpiryAt) }),
    ...(closedAt === undefined ? {} : { closedAt: formatInstant(closedAt) }),
    updatedAt: formatInstant(state.updatedAt),
    newCustomer: summary.newCustomer,
    ...amounts,
    owed: owed.map(({ creatorId, minorUnits }) => ({ creatorId, amount: money(minorUnits) })),
    owedInKind: owedInKind.map(({ creatorId, minorUnits, unit }) => ({
      creatorId,
      amount: toInKindDocument(minorUnits, unit),
    })),
    missingRates,
    holds: holds.map(({ holdId, reason, note, since }) => ({
      holdId,
      reason,
      note,
      since: formatInstant(since),
      ageDays: Math.max(0, Math.floor((now - since) / msPerDay)),
    })),
  };
}
