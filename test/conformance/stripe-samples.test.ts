import { describe, expect, it } from '@jest/globals';
import type { ParsedFact } from '../../adapters/shops/shop-adapter.ts';
import { aStripeWorld } from '../support/a-stripe-world.ts';
import { parseStripe } from '../support/parse-stripe.ts';
import { readSample } from '../support/samples.ts';
import { listStripeResources, stripeSamples } from '../support/stripe-samples.ts';

describe('a real payload of Stripe', () => {
  it.each(stripeSamples)('$file becomes what a shop is told', ({ read, orders }) => {
    expect(parseStripe(read(), 'orders')).toEqual(orders);
  });

  it.each(stripeSamples)('$file becomes what payments are told', ({ read, payments }) => {
    expect(parseStripe(read(), 'payments')).toEqual(payments);
  });

  it.each(stripeSamples)(
    '$file is answered 200, correctly signed, and known again',
    async (sample) => {
      const outcomes = {
        facts: 'stored',
        privacy: 'stored',
        ignored: 'ignored',
        rejected: 'rejected',
      } as const;
      const outcome = outcomes[sample.orders.kind];
      const world = aStripeWorld('orders');

      const first = await world.deliver(sample.read());
      const second = await world.deliver(sample.read());

      expect(first).toEqual({ status: 200, outcome });
      expect(second).toEqual({
        status: 200,
        outcome: outcome === 'stored' ? 'duplicate' : outcome,
      });
    },
  );

  it('is a test order, so that a merchant who tries Stripe out owes nothing', () => {
    const parsed = parseStripe(readSample('stripe/invoice.paid.json').toString());
    const [fact] = parsed.kind === 'facts' ? parsed.facts : ([] as ParsedFact[]);

    expect(fact?.content).toMatchObject({ kind: 'order', order: { test: true } });
  });
});

describe('the resources of Stripe’s API', () => {
  it('tell nothing but those of sales and payments', () => {
    const told = listStripeResources().filter(
      ({ body }) => parseStripe(body, 'payments').kind !== 'ignored',
    );

    expect(told.map(({ name }) => name).toSorted()).toEqual([
      'charge',
      'checkout.session',
      // An invoice by its type, of which nothing is left but the id.
      'deleted_invoice',
      'dispute',
      'invoice',
      'payment_intent',
      'refund',
    ]);
  });
});
