import type { PaymentState } from '../../../core/assessment/payment-state.ts';
import { readShape } from '../read-shape.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { findReferences } from './find-references.ts';
import { nameFact } from './name-fact.ts';
import {
  namesOfSession,
  normaliseSession,
  readSessionStatus,
  supplementOf,
} from './normalise-session.ts';
import { readOptionalSeconds } from './read-seconds.ts';
import { type StripeSession, sessionSchema } from './session-schema.ts';
import type { StripeMessage } from './stripe-message.ts';
import { tellPayment } from './tell-payment.ts';

/**
 * What a checkout session tells. A session whose sale is an invoice tells what only it knows of it, and the invoice
 * tells the order; with `invoice_creation` the invoice comes after the session, which then has no name for it yet.
 *
 * @throws UnusableContentError `checkout-not-complete` for a session that is still open, as the API answers it.
 */
export function tellSession(message: StripeMessage): readonly ParsedFact[] {
  const session = readShape(sessionSchema, message.object, 'no-session-id');
  // A setup sells nothing, and an abandoned checkout never did.
  if (session.mode === 'setup' || session.status === 'expired') return [];
  if (session.status === 'open') {
    throw new UnusableContentError('checkout-not-complete', 'The session is still open.');
  }
  if (message.role === 'payments') return [tellPaymentOf(session, message)];
  if (session.invoice || session.invoice_creation?.enabled)
    return [tellSupplement(session, message)];
  return [
    {
      ...nameFact('order', session.id, message),
      orderId: session.id,
      content: { kind: 'order', topic: message.topic, order: normaliseSession(session, message) },
    },
  ];
}

/** The journey has no versions: all events of a session tell the same. */
function tellSupplement(session: StripeSession, message: StripeMessage): ParsedFact {
  const said = {
    factId: `stripe/supplement/${session.id}`,
    sourceVersion: readOptionalSeconds('created', session.created) ?? message.at,
    content: { kind: 'supplement', supplement: supplementOf(session) },
  } as const;
  return session.invoice
    ? { ...said, orderId: session.invoice }
    : { ...said, references: namesOfSession(session) };
}

function tellPaymentOf(session: StripeSession, message: StripeMessage): ParsedFact {
  const { id, invoice, payment_intent: paymentIntent, metadata } = session;
  const references = findReferences({ invoice, session: id, paymentIntent }, metadata, message);
  const status = states[readSessionStatus(session, message)] ?? 'pending';
  return tellPayment(paymentIntent ?? id, status, references, message);
}

const states: Readonly<Partial<Record<string, PaymentState['status']>>> = {
  paid: 'paid',
  voided: 'failed',
};
