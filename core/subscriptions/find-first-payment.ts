import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import { comparePayments } from './compare-payments.ts';
import type { SubscriptionPayment } from './subscription-store.ts';

/** The payment with which a subscription began, or began anew after a pause, as seen from one of its payments. */
export type FirstPayment = {
  readonly first: SubscriptionPayment;
  /** It is the earliest that is known, and the source says that there were payments before it. */
  readonly isMissingEarlier: boolean;
};

/**
 * Finds the payment whose credits a payment inherits; its own, if it is the first or the first after
 * a pause. A function of the set of payments: the order in which they came to be known changes nothing.
 *
 * Payments follow each other by number, then by the moment they were placed, then by id. A pause
 * lasts from the end of what was paid to the next payment; a payment that does not say until when it pays,
 * pays as long as the one before it that did, else until its own moment. Where a number
 * between the two is missing, nobody knows of a pause.
 *
 * @param payment itself, whether or not it counts.
 * @param payments what is known of the subscription; may hold the payment itself.
 * @param resumeDaysAt the longest pause, in days of 24 hours, that was agreed at a moment.
 */
export function findFirstPayment(
  payment: SubscriptionPayment,
  payments: readonly SubscriptionPayment[],
  resumeDaysAt: (at: Instant) => number,
): FirstPayment {
  const others = payments.filter(
    ({ counts, conversionId }) => counts && conversionId !== payment.conversionId,
  );
  const before = others.filter((other) => comparePayments(other, payment) < 0);
  const sequence = [...before.toSorted(comparePayments), payment];

  let first = sequence[0] ?? payment;
  let periodMs = 0;
  for (const [place, next] of sequence.entries()) {
    const previous = sequence[place - 1];
    if (previous === undefined) continue;
    if (previous.paidUntil !== undefined) periodMs = previous.paidUntil - previous.placedAt;
    const paidUntil = previous.placedAt + periodMs;
    if (isPause({ ...previous, paidUntil }, next, resumeDaysAt)) first = next;
  }
  return { first, isMissingEarlier: first === sequence[0] && (first.paymentNumber ?? 1) > 1 };
}

function isPause(
  previous: SubscriptionPayment & { readonly paidUntil: Instant },
  next: SubscriptionPayment,
  resumeDaysAt: (at: Instant) => number,
): boolean {
  if (
    previous.paymentNumber !== undefined &&
    next.paymentNumber !== undefined &&
    next.paymentNumber > previous.paymentNumber + 1
  ) {
    return false;
  }
  const longest = resumeDaysAt(previous.placedAt);
  return next.placedAt > addDays(previous.paidUntil, longest);
}
