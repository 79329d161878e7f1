import type { Counter } from '../../adapters/dynamo/counter-item.ts';
import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { resizeNotices } from '../../core/plans/budgets/resize-notices.ts';
import { readBudgetId } from '../../core/programs/read-budget-id.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

type Counters = { readonly before: Counter | undefined; readonly after: Counter };

/**
 * What a decision at a budget's counter means to the outside: `budget.reached` when 80 % or 100 % of it
 * are reserved, each once for its size, and `budget.stopped` when touches do not earn any more: the notice
 * that creators are to get.
 */
export function budgetEvents({ before, after }: Counters): DomainEvent[] {
  if (after.key.kind !== 'budget') return [];
  const { alerted, stoppedAt, units } = after.state.notices;
  const known = before && resizeNotices({ units }, before.state);
  const reached = alerted.filter((percent) => known?.alerted.includes(percent) !== true);
  const isStopped = stoppedAt !== undefined && known?.stoppedAt === undefined;
  return [
    ...reached.map((percent) => describe('budget.reached', after, { percent })),
    ...(isStopped
      ? [describe('budget.stopped', after, { stoppedAt: formatInstant(stoppedAt) })]
      : []),
  ];
}

function describe(
  type: string,
  { key, state, updatedAt: at }: Counter,
  what: { readonly percent: number } | { readonly stoppedAt: string },
): DomainEvent {
  const { merchantId, id, periodKey } = key;
  const { programId, currency } = readBudgetId(id);
  const { sequence, units } = state.notices;
  const place = [
    merchantId,
    id,
    periodKey ?? 'all',
    sequence,
    'percent' in what ? what.percent : '',
  ];
  return {
    type,
    at,
    detail: {
      eventId: `${type}/${place.join('/')}`,
      merchantId,
      programId,
      period: periodKey,
      budget: toMoneyDocument({ minorUnits: units, currency }),
      used: toMoneyDocument({ minorUnits: state.usedUnits, currency }),
      ...what,
    },
  };
}
