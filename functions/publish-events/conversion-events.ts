import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import { toInKindDocument } from '../../core/assessment/explanation/amount-document.ts';
import type { OpenHold } from '../../core/assessment/order-state.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { listOwed } from '../../core/settlement/list-owed.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

type States = { readonly before: ConversionState | undefined; readonly after: ConversionState };

/**
 * What a write to a conversion means to the outside: `conversion.estimated`, `.closed` and
 * `.restated`, and `hold.opened` and `.released`. A write may mean several of them, or none.
 */
export function conversionEvents({ before, after }: States): DomainEvent[] {
  const type = findConversionEvent({ before, after });
  const opened = holdsOnlyIn(after, before);
  const released = holdsOnlyIn(before, after);
  return [
    ...(type === undefined ? [] : [describe(type, after)]),
    ...opened.map((hold) => describeHold('hold.opened', after, hold)),
    ...released.map((hold) => describeHold('hold.released', after, hold)),
  ];
}

function findConversionEvent({ before, after }: States): string | undefined {
  if (after.status === 'closed') {
    if (before?.status !== 'closed') return 'conversion.closed';
    return after.revision > before.revision ? 'conversion.restated' : undefined;
  }
  if (after.status !== 'pending' && after.status !== 'held') return undefined;

  const wasEstimated = before?.status === 'pending' || before?.status === 'held';
  return wasEstimated && isSameEstimate(before, after) ? undefined : 'conversion.estimated';
}

function isSameEstimate(before: ConversionState, after: ConversionState): boolean {
  const key = (state: ConversionState) =>
    JSON.stringify([
      state.closeAt,
      listOwed(state).map(({ creatorId, unit, minorUnits }) => [creatorId, unit, `${minorUnits}`]),
    ]);
  return key(before) === key(after);
}

function describe(type: string, state: ConversionState): DomainEvent {
  const { owed, owedInKind = [], currency, closeAt, closedAt, summary } = state;
  return {
    type,
    at: state.updatedAt,
    detail: {
      ...identify(type, state),
      orderName: summary.orderName,
      status: state.status,
      revision: state.revision,
      commissions: owed.map(({ creatorId, minorUnits }) => ({
        creatorId,
        ...toMoneyDocument({ minorUnits, currency }),
      })),
      inKind: owedInKind.map(({ creatorId, minorUnits, unit }) => ({
        creatorId,
        ...toInKindDocument(minorUnits, unit),
      })),
      closeAt: closeAt === undefined ? undefined : formatInstant(closeAt),
      closedAt: closedAt === undefined ? undefined : formatInstant(closedAt),
    },
  };
}

function describeHold(type: string, state: ConversionState, hold: OpenHold): DomainEvent {
  const { holdId, reason, since } = hold;
  return {
    type,
    at: state.updatedAt,
    detail: {
      ...identify(`${type}/${holdId}`, state),
      holdId,
      reason,
      since: formatInstant(since),
    },
  };
}

/** Every version of a conversion happens once, so the event's id is the same however often it is sent. */
function identify(name: string, state: ConversionState) {
  const { merchantId, programId, conversionId, version } = state;
  const eventId = `${name}/${merchantId}/${conversionId}/${version}`;
  return { eventId, merchantId, programId, conversionId };
}

function holdsOnlyIn(
  one: ConversionState | undefined,
  other: ConversionState | undefined,
): OpenHold[] {
  const known = new Set(other?.holds.map(({ holdId }) => holdId));
  return (one?.holds ?? []).filter(({ holdId }) => !known.has(holdId));
}
