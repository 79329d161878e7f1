import type { Refund } from '../../../core/assessment/order-facts.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { amountsOf, requireAmount } from './amounts-of.ts';
import type { StripeRefund } from './payment-schemas.ts';
import { readSeconds } from './read-seconds.ts';
import type { StripeMessage } from './stripe-message.ts';

/** Stripe's states of a refund: what is on its way is given back, until it turns out that it is not. */
const hasFailed: Readonly<Record<string, boolean>> = {
  pending: false,
  requires_action: false,
  succeeded: false,
  failed: true,
  canceled: true,
};

/** A refund of a payment: Stripe knows the money, and nothing of the goods. */
export function normaliseRefund(
  written: StripeRefund,
  { at }: StripeMessage,
): { readonly refund: Refund; readonly currency: string } {
  const amounts = amountsOf(written.currency);
  const minorUnits = requireAmount(amounts, 'amount', written.amount);
  const failed = readFailed(written.status);
  const refund: Refund = {
    refundId: written.id,
    processedAt: readSeconds('created', written.created),
    lines: [],
    unallocatedMinorUnits: failed ? 0n : minorUnits,
    ofPayment: true,
    ...(failed ? { failed: { minorUnits, at } } : {}),
  };
  return { refund, currency: amounts.currency };
}

/** Old payloads may have no status: a refund was made at once, or not at all. */
function readFailed(status: string | null | undefined): boolean {
  const written = status ?? 'succeeded';
  const failed = Object.hasOwn(hasFailed, written) ? hasFailed[written] : undefined;
  if (failed !== undefined) return failed;
  const detail = 'The status of the refund is none that Stripe documents.';
  throw new UnusableContentError('unknown-refund-status', detail);
}
