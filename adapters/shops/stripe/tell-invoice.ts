import type { PaymentState } from '../../../core/assessment/payment-state.ts';
import { readShape } from '../read-shape.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { withItems } from '../with-items.ts';
import { findReferences, namesOfSale } from './find-references.ts';
import { invoicePaymentSchema, invoiceSchema, type StripeInvoice } from './invoice-schema.ts';
import { nameFact } from './name-fact.ts';
import { namesOfInvoice, normaliseInvoice } from './normalise-invoice.ts';
import { readSeconds } from './read-seconds.ts';
import type { StripeMessage } from './stripe-message.ts';
import { tellPayment } from './tell-payment.ts';

/** What an invoice tells: the order that it is, or of another shop's order whether it is paid. */
export function tellInvoice(message: StripeMessage): readonly ParsedFact[] {
  const invoice = readShape(invoiceSchema, message.object, 'no-invoice-id');
  if (message.role === 'payments') {
    const references = [
      ...namesOfInvoice(invoice),
      ...findReferences({}, invoice.metadata, message),
    ];
    return [tellPayment(invoice.id, stateOf(invoice, message), references, message)];
  }
  return [
    {
      ...nameFact('order', invoice.id, message),
      orderId: invoice.id,
      content: { kind: 'order', topic: message.topic, order: normaliseInvoice(invoice, message) },
    },
  ];
}

function stateOf(
  { status, paid }: StripeInvoice,
  { topic }: StripeMessage,
): PaymentState['status'] {
  if ((status ?? (paid ? 'paid' : 'open')) === 'paid') return 'paid';
  const isLost = status === 'void' || status === 'uncollectible';
  return isLost || topic === 'invoice.payment_failed' ? 'failed' : 'pending';
}

/** Which payment paid an invoice: since 2025-03-31 neither names the other in its own events. */
export function tellInvoicePayment(message: StripeMessage): readonly ParsedFact[] {
  const written = readShape(invoicePaymentSchema, message.object, 'no-invoice-payment-id');
  const { id, invoice, payment } = written;
  const names = namesOfSale({
    invoice,
    paymentIntent: payment?.payment_intent,
    charge: payment?.charge,
  });
  // Paid in cash, or outside of Stripe: there is nothing to find by it.
  if (!invoice || names.length < 2) return [];
  // It may be a part of the invoice, so it does not say that anything is paid in full; the names are what counts.
  if (message.role === 'payments') return [tellPayment(id, 'pending', names, message)];
  return [
    {
      factId: `stripe/supplement/${id}`,
      sourceVersion: readSeconds('created', written.created),
      orderId: invoice,
      content: {
        kind: 'supplement',
        supplement: {
          tokenTexts: [],
          buyer: { emails: [] },
          codes: [],
          ...withItems('references', names),
        },
      },
    },
  ];
}
