import type { ExplainedSettlement } from './explanation.ts';

/** Says where a conversion stands: when it becomes payable, since when it is, or what stops it. */
export function renderSettlement({
  status,
  closesAt,
  closedAt,
  revision,
  holds,
}: ExplainedSettlement): string {
  switch (status) {
    case 'parked':
      return 'The order itself has not arrived yet.';
    case 'excluded':
      return 'This is a test order, which never earns.';
    case 'held': {
      const reasons = holds.map(
        ({ reason, since, note }) =>
          `${reason} since ${dayOf(since)}${note === undefined ? '' : ` (${note})`}`,
      );
      return `On hold: ${reasons.join('; ')}.`;
    }
    case 'closed': {
      const restated = revision > 1 ? `, restated ${times(revision - 1)} since` : '';
      return `Closed on ${closedAt === undefined ? 'its due day' : dayOf(closedAt)}${restated}.`;
    }
    case 'pending':
      return closesAt === undefined
        ? 'Waiting for the payment of the order.'
        : `An estimate; becomes payable on ${dayOf(closesAt)} if nothing changes.`;
  }
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
