import type { MissingRate } from '../../money/missing-rate.ts';
import type { ExplainedEarlyClose, ExplainedSettlement } from './explanation.ts';

/** Says where a conversion stands: when it becomes payable, since when it is, or what stops it. */
export function renderSettlement({
  status,
  closesAt,
  expiresAt,
  closedAt,
  earlyClose,
  revision,
  holds,
  missingRates,
}: ExplainedSettlement): string {
  switch (status) {
    case 'parked':
      return 'The order itself has not arrived yet.';
    case 'excluded':
      return 'This is a test order, which never earns.';
    case 'expired':
      return 'Nobody has paid the order in time; it counts again if somebody does.';
    case 'held': {
      const reasons = holds.map(
        ({ reason, since, note }) =>
          `${reason} since ${dayOf(since)}${note === undefined ? '' : ` (${note})`}`,
      );
      return `On hold: ${reasons.join('; ')}.`;
    }
    case 'closed': {
      const restated = revision > 1 ? `, restated ${times(revision - 1)} since` : '';
      const closed = closedAt === undefined ? 'its due day' : dayOf(closedAt);
      return `Closed ${earlyClose === undefined ? '' : 'early '}on ${closed}${renderEarlyClose(earlyClose)}${restated}.`;
    }
    case 'pending':
      if (missingRates !== undefined) return renderMissingRates(missingRates);
      return closesAt === undefined
        ? `Waiting for the payment of the order${expiresAt === undefined ? '' : ` until ${dayOf(expiresAt)}`}.`
        : `An estimate; becomes payable on ${dayOf(closesAt)} if nothing changes.`;
  }
}

/** By whom and why, for those who may know. */
function renderEarlyClose({
  author,
  reason,
  approvedBy,
}: Partial<ExplainedEarlyClose> = {}): string {
  if (author === undefined) return '';
  const approval = approvedBy === undefined ? '' : `, approved by ${approvedBy}`;
  return ` by ${author}${approval}${reason === undefined ? '' : ` (${reason})`}`;
}

function renderMissingRates(missing: readonly MissingRate[]): string {
  const rates = missing.map(
    ({ from, to, before, source }) =>
      `${from} to ${to} of before ${before}${source === undefined ? '' : ` by ${source}`}`,
  );
  const what = rates.length === 1 ? 'the exchange rate' : 'the exchange rates';
  return `An estimate without what waits for ${what} ${rates.join(' and ')}; it cannot close before.`;
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
