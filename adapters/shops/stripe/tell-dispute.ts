import { readShape } from '../read-shape.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { findReferences } from './find-references.ts';
import { nameFact } from './name-fact.ts';
import { normaliseDispute } from './normalise-dispute.ts';
import { disputeSchema } from './payment-schemas.ts';
import type { StripeMessage } from './stripe-message.ts';

/**
 * One dispute, as it stands.
 *
 * @throws UnusableContentError `no-payment` if it names no payment by which its order could be found.
 */
export function tellDispute(message: StripeMessage): readonly ParsedFact[] {
  const written = readShape(disputeSchema, message.object, 'no-dispute-id');
  const { id, charge, payment_intent: paymentIntent, metadata } = written;
  const references = findReferences({ paymentIntent, charge }, metadata, message);
  if (references.length === 0) {
    throw new UnusableContentError('no-payment', 'The dispute names no payment.');
  }
  const dispute = normaliseDispute(written, message);
  return [
    {
      ...nameFact('dispute', id, message),
      references,
      content: { kind: 'dispute', topic: message.topic, dispute },
    },
  ];
}
