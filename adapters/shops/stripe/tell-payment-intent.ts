import { readShape } from '../read-shape.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { findReferences } from './find-references.ts';
import { nameFact } from './name-fact.ts';
import { isOwnSale, normalisePaymentIntent } from './normalise-payment-intent.ts';
import { chargeSchema, paymentIntentSchema } from './payment-schemas.ts';
import type { StripeMessage } from './stripe-message.ts';
import { tellPayment } from './tell-payment.ts';

/**
 * What a payment tells: of another shop's order that it was paid or not; of Stripe's own sales only those that have
 * neither session nor invoice, as soon as they are paid.
 */
export function tellPaymentIntent(message: StripeMessage): readonly ParsedFact[] {
  const intent = readShape(paymentIntentSchema, message.object, 'no-payment-id');
  const isPaid = intent.status === 'succeeded';
  if (message.role === 'payments') {
    const { id: paymentIntent, invoice, latest_charge: charge, metadata } = intent;
    const references = findReferences({ invoice, paymentIntent, charge }, metadata, message);
    const open = message.topic === 'payment_intent.payment_failed' ? 'failed' : 'pending';
    return [tellPayment(intent.id, isPaid ? 'paid' : open, references, message)];
  }
  if (!isPaid || !isOwnSale(intent)) return [];
  const order = normalisePaymentIntent(intent, message);
  return [
    {
      ...nameFact('order', intent.id, message),
      orderId: intent.id,
      content: { kind: 'order', topic: message.topic, order },
    },
  ];
}

/** A charge that succeeded: of another shop's order its payment, under the name of its payment intent if it has one. */
export function tellPaidCharge(message: StripeMessage): readonly ParsedFact[] {
  if (message.role === 'orders') return [];
  const charge = readShape(chargeSchema, message.object, 'no-charge-id');
  const { id, payment_intent: paymentIntent, invoice, metadata } = charge;
  const references = findReferences({ invoice, paymentIntent, charge: id }, metadata, message);
  return [tellPayment(paymentIntent ?? id, charge.paid ? 'paid' : 'pending', references, message)];
}
