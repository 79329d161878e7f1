import type { Counter } from '../../adapters/dynamo/counter-item.ts';
import type { DomainEvent } from '../../adapters/events/event-sender.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { resizeNotices } from '../../core/plans/budgets/resize-notices.ts';
import { readBudgetId } from '../../core/programs/read-budget-id.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

type Counters = { readonly before: Counter | undefined; readonly after: Counter };

/**
 * What a decision at a counter means to the outside. Of a budget: `budget.reached` when 80 % or 100 % of it
 * are reserved, each once for its size, and `budget.stopped` when touches do not earn any more: the notice
 * that creators are to get. Of a code's usage limit likewise: `code-limit.reached` and `code-limit.stopped`.
 */
export function budgetEvents({ before, after }: Counters): DomainEvent[] {
  const name = after.key.kind === 'budget' ? 'budget' : 'code-limit';
  const { alerted, stoppedAt, units } = after.state.notices;
  const known = before && resizeNotices({ units }, before.state);
  const reached = alerted.filter((percent) => known?.alerted.includes(percent) !== true);
  const isStopped = stoppedAt !== undefined && known?.stoppedAt === undefined;
  return [
    ...reached.map((percent) => describe(`${name}.reached`, after, { percent })),
    ...(isStopped
      ? [describe(`${name}.stopped`, after, { stoppedAt: formatInstant(stoppedAt) })]
      : []),
  ];
}

function describe(
  type: string,
  { key, state, updatedAt: at }: Counter,
  what: { readonly percent: number } | { readonly stoppedAt: string },
): DomainEvent {
  const { merchantId, id, periodKey } = key;
  const place = [
    merchantId,
    id,
    periodKey ?? 'all',
    state.notices.sequence,
    'percent' in what ? what.percent : '',
  ];
  return {
    type,
    at,
    detail: {
      eventId: `${type}/${place.join('/')}`,
      merchantId,
      ...describeUse(key, state),
      period: periodKey,
      ...what,
    },
  };
}

function describeUse({ kind, id }: Counter['key'], { notices, usedUnits }: Counter['state']) {
  if (kind === 'code') return { code: id, uses: Number(notices.units), used: Number(usedUnits) };
  const { currency, ...whose } = readBudgetId(id);
  return {
    ...whose,
    budget: toMoneyDocument({ minorUnits: notices.units, currency }),
    used: toMoneyDocument({ minorUnits: usedUnits, currency }),
  };
}
