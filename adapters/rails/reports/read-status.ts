import type { SettledState } from '../../../core/payouts/reconcile-payouts.ts';

/** What providers call it, in lower case, with blanks and hyphens as underscores. */
const states: Readonly<Record<SettledState, readonly string[]>> = {
  paid: [
    ...['paid', 'success', 'succeeded', 'completed', 'complete', 'confirmed', 'available'],
    ...['outgoing_payment_sent', 'sent', 'accc', 'acsc', 'booked'],
  ],
  returned: [
    ...['failed', 'returned', 'refunded', 'reversed', 'denied', 'blocked', 'canceled', 'cancelled'],
    ...['bounced_back', 'funds_refunded', 'rjct'],
  ],
  open: [
    ...['pending', 'processing', 'unclaimed', 'onhold', 'on_hold', 'held', 'in_transit', 'open'],
    ...['submitted', 'incoming_payment_waiting', 'funds_converted', 'new', 'pdng', 'acsp'],
    // Of ISO 20022: taken in, and looked at, but not yet paid.
    ...['rcvd', 'actc', 'accp', 'acwc', 'acwp'],
  ],
};

/** How a payout stands by a provider's word; `undefined` for a word that is not known. */
export function readStatus(written: string): SettledState | undefined {
  const word = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  const all = Object.keys(states) as SettledState[];
  return all.find((state) => states[state].includes(word));
}
