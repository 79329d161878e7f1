import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** What happened to a conversion between two of its states, in the past tense. */
export function describeConversionChange(
  before: ConversionState | undefined,
  after: ConversionState,
): DomainEvent[] {
  const types = [...holdEvents(before, after), ...(amountEvent(before, after) ?? [])];
  return types.map((type) => ({
    type,
    at: after.updatedAt,
    detail: conversionDetail(type, after),
  }));
}

function holdEvents(before: ConversionState | undefined, after: ConversionState): string[] {
  const wasHeld = before?.status === 'held';
  const isHeld = after.status === 'held';
  if (wasHeld === isHeld) return [];
  return [isHeld ? 'hold.opened' : 'hold.released'];
}

function amountEvent(before: ConversionState | undefined, after: ConversionState) {
  if (after.status === 'parked' || after.status === 'excluded') return undefined;
  if (after.status === 'closed') {
    if (before?.status !== 'closed') return ['conversion.closed'];
    return after.revision > before.revision ? ['conversion.restated'] : undefined;
  }
  const entries = before?.journal.length ?? 0;
  return before === undefined || after.journal.length > entries
    ? ['conversion.estimated']
    : undefined;
}

function conversionDetail(type: string, state: ConversionState): DomainEvent['detail'] {
  const { merchantId, conversionId, programId, version, revision, status, currency } = state;
  return {
    eventId: `${type}/${conversionId}/${version}`,
    merchantId,
    conversionId,
    programId,
    version,
    revision,
    status,
    placedAt: formatInstant(state.placedAt),
    ...(state.closeAt === undefined ? {} : { closeAt: formatInstant(state.closeAt) }),
    owed: state.owed.map(({ creatorId, minorUnits }) => ({
      creatorId,
      ...toMoneyDocument({ minorUnits, currency }),
    })),
  };
}

/** What happened to a payout: it reached a state that it was not in before. */
export function describePayoutChange(before: Payout | undefined, after: Payout): DomainEvent[] {
  if (before?.state === after.state) return [];
  const { merchantId, payoutId, creatorId, batchId, currency, minorUnits, state } = after;
  const type = `payout.${state}`;
  return [
    {
      type,
      at: after.history.at(-1)?.at ?? 0,
      detail: {
        eventId: `${type}/${payoutId}`,
        merchantId,
        payoutId,
        creatorId,
        batchId,
        ...toMoneyDocument({ minorUnits, currency }),
      },
    },
  ];
}
