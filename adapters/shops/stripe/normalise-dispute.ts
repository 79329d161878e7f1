import type { Dispute } from '../../../core/assessment/dispute.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { amountsOf, requireAmount } from './amounts-of.ts';
import type { StripeDispute } from './payment-schemas.ts';
import { readSeconds } from './read-seconds.ts';
import type { StripeMessage } from './stripe-message.ts';

/**
 * Stripe's states of a dispute. A `warning_…` is an inquiry, which moves no money; it may become a chargeback under
 * the same id. What was refunded instead (`charge_refunded`, `prevented`) comes as a refund of its own.
 */
const states: Readonly<Record<string, Pick<Dispute, 'kind' | 'status'>>> = {
  warning_needs_response: { kind: 'inquiry', status: 'opened' },
  warning_under_review: { kind: 'inquiry', status: 'opened' },
  warning_closed: { kind: 'inquiry', status: 'won' },
  needs_response: { kind: 'chargeback', status: 'opened' },
  under_review: { kind: 'chargeback', status: 'opened' },
  charge_refunded: { kind: 'chargeback', status: 'won' },
  prevented: { kind: 'chargeback', status: 'won' },
  won: { kind: 'chargeback', status: 'won' },
  lost: { kind: 'chargeback', status: 'lost' },
};

/** A dispute. Stripe does not say when one ended; the event that tells so first is the nearest. */
export function normaliseDispute(written: StripeDispute, { at }: StripeMessage): Dispute {
  const state = Object.hasOwn(states, written.status) ? states[written.status] : undefined;
  if (state === undefined) {
    const detail = 'The status of the dispute is none that Stripe documents.';
    throw new UnusableContentError('unknown-dispute-status', detail);
  }
  const amounts = amountsOf(written.currency);
  return {
    disputeId: written.id,
    ...state,
    openedAt: readSeconds('created', written.created),
    ...(state.status === 'opened' ? {} : { endedAt: at }),
    minorUnits: requireAmount(amounts, 'amount', written.amount),
    currency: amounts.currency,
  };
}
