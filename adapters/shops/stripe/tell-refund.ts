import { readShape } from '../read-shape.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { amountsOf, requireAmount } from './amounts-of.ts';
import { findReferences } from './find-references.ts';
import { nameFact } from './name-fact.ts';
import { normaliseRefund } from './normalise-refund.ts';
import {
  chargeSchema,
  refundSchema,
  type StripeCharge,
  type StripeRefund,
} from './payment-schemas.ts';
import type { StripeMessage } from './stripe-message.ts';

/**
 * One refund.
 *
 * @throws UnusableContentError `no-payment` if it names no payment by which its order could be found.
 */
export function tellRefund(message: StripeMessage): readonly ParsedFact[] {
  const written = readShape(refundSchema, message.object, 'no-refund-id');
  const { charge, payment_intent: paymentIntent, metadata } = written;
  const references = findReferences({ paymentIntent, charge }, metadata, message);
  if (references.length === 0) {
    throw new UnusableContentError('no-payment', 'The refund names no payment.');
  }
  return [refundFact(written, references, message)];
}

/**
 * How much of a charge went back so far, and each refund where the payload has them. A charge without refunds, or an
 * update that did not change them, tells nothing.
 */
export function tellRefundedCharge(message: StripeMessage): readonly ParsedFact[] {
  const charge = readShape(chargeSchema, message.object, 'no-charge-id');
  const { topic, previous } = message;
  if (topic === 'charge.updated' && previous.amount_refunded === undefined) return [];
  const amounts = amountsOf(charge.currency);
  const minorUnits = requireAmount(amounts, 'amount_refunded', charge.amount_refunded);
  const references = referencesOf(charge, message);
  const total = { paymentId: charge.id, minorUnits, currency: amounts.currency };
  return [
    {
      ...nameFact('refunded-total', charge.id, message),
      references,
      content: { kind: 'refunded-total', topic, total },
    },
    ...(charge.refunds?.data ?? []).map((refund) => refundFact(refund, references, message)),
  ];
}

function referencesOf(
  { id, payment_intent: paymentIntent, invoice, metadata }: StripeCharge,
  message: StripeMessage,
) {
  return findReferences({ invoice, paymentIntent, charge: id }, metadata, message);
}

function refundFact(
  written: StripeRefund,
  references: ReturnType<typeof findReferences>,
  message: StripeMessage,
): ParsedFact {
  return {
    ...nameFact('refund', written.id, message),
    references,
    content: { kind: 'refund', topic: message.topic, ...normaliseRefund(written, message) },
  };
}
