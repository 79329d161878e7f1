import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStripe, refusalOfStripe } from '../../../support/parse-stripe.ts';
import {
  anOldStripeInvoice,
  aStripeCharge,
  aStripeDispute,
  aStripeEvent,
  aStripeInvoice,
  aStripePayment,
  aStripeRefund,
  aStripeSession,
  type StripeObject,
} from '../../../support/stripe-objects.ts';

describe('a message of Stripe', () => {
  it.each(['customer.created', 'invoice.created', 'charge.dispute.unknown', 'toString'])(
    'tells nothing by %s',
    (type) => {
      expect(parseStripe(aStripeEvent(type, aStripeInvoice()))).toEqual({ kind: 'ignored' });
    },
  );

  it.each([
    { what: 'no object', reason: 'no-stripe-object', body: '{"id":"evt_1"}' },
    { what: 'a list', reason: 'no-stripe-object', body: '[]' },
    { what: 'an event without a type', reason: 'unexpected-shape', body: '{"object":"event"}' },
    {
      what: 'an event without a time',
      reason: 'unexpected-shape',
      body: aStripeEvent('invoice.paid', aStripeInvoice(), { created: null }),
    },
    {
      what: 'a thin event of an invoice',
      reason: 'thin-event',
      body: '{"object":"v2.core.event","type":"v1.invoice.paid","created":"2026-03-02T10:00:00Z"}',
    },
  ])('is refused as $reason if it is $what', ({ reason, body }) => {
    expect(refusalOfStripe(body)).toBe(reason);
  });

  it('tells nothing as a thin event of what is not read', () => {
    const body = '{"object":"v2.core.event","type":"v2.core.event_destination.ping"}';

    expect(parseStripe(body)).toEqual({ kind: 'ignored' });
  });

  it('is not parseable if it is no JSON', () => {
    expect(parseStripe('{')).toMatchObject({ kind: 'not-parseable' });
  });

  it('becomes facts, nothing, or a named refusal, whatever stands in its fields', () => {
    const events: readonly (readonly [string, StripeObject])[] = [
      ['checkout.session.completed', aStripeSession()],
      ['invoice.paid', aStripeInvoice()],
      ['invoice.paid', anOldStripeInvoice()],
      ['payment_intent.succeeded', aStripePayment({ metadata: { tributary_order: '1' } })],
      ['charge.refunded', aStripeCharge({ refunds: { data: [aStripeRefund()] } })],
      ['refund.updated', aStripeRefund()],
      ['charge.dispute.closed', aStripeDispute()],
    ];
    const role = fc.constantFrom<'orders' | 'payments'>('orders', 'payments');

    fc.assert(
      fc.property(
        fc.constantFrom(...events),
        fc.jsonValue(),
        fc.nat(),
        role,
        (event, value, at, role) => {
          const [type, object] = event;
          const names = Object.keys(object);
          const name = names[at % names.length] ?? 'id';

          const parsed = parseStripe(aStripeEvent(type, { ...object, [name]: value }), role);

          expect(['facts', 'ignored', 'rejected', 'not-parseable']).toContain(parsed.kind);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
