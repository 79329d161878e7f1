import type { ParsedDelivery, ParsedFact } from '../../adapters/shops/shop-adapter.ts';
import { readSample } from './samples.ts';

/** A real Stripe payload, and what becomes of it in each kind of connection. */
export type StripeSample = {
  readonly file: string;
  readonly read: () => string;
  readonly orders: Exclude<ParsedDelivery, { kind: 'not-parseable' | 'refetch' }>;
  readonly payments: Exclude<ParsedDelivery, { kind: 'not-parseable' | 'refetch' }>;
};

type Expected = Pick<StripeSample, 'orders' | 'payments'>;

const nothing = { kind: 'ignored' } as const;
const ignored: Expected = { orders: nothing, payments: nothing };
const facts = (...told: readonly ParsedFact[]) => ({ kind: 'facts', facts: told }) as const;
/** Money tells the same in both kinds of connection. */
const money = (...told: readonly ParsedFact[]): Expected => ({
  orders: facts(...told),
  payments: facts(...told),
});
const payment = (value: string) => ({ kind: 'payment', value }) as const;
const seconds = (at: number) => at * 1_000;

const zeros = '0'.repeat(24);
const resourcesAt = seconds(1_234_567_890);
const charge = payment('ch_1PgafuB7WZ01zgkWXYmPNZs8');
const unnamed = { productId: undefined, variantId: undefined };
const onePiece = { quantity: 1, quantityAfterEdits: 1, giftCard: false };
const noDiscount = { discountMinorUnits: 0n, taxMinorUnits: 0n };
const plain = {
  taxIncluded: false,
  test: true,
  fullyFulfilled: false,
  unallocatedDiscountMinorUnits: 0n,
  codes: [],
  tokenTexts: [],
  refunds: [],
  giftCardTenderMinorUnits: 0n,
};

/** Every file of the folder `stripe`, and of its resources those that tell of sales and payments. */
export const stripeSamples: readonly StripeSample[] = [
  file('account.updated.json', ignored),
  file('djstripe-account_express_acct_1IuHosQveW0ONQsd.json', ignored),
  file('djstripe-payout_custom_bank_account.json', ignored),
  file('payout.paid.json', ignored),
  file('transfer.created.json', ignored),
  file('fixtures3.json', {
    orders: refusal('no-stripe-object', 'The body is no object of Stripe.'),
    payments: refusal('no-stripe-object', 'The body is no object of Stripe.'),
  }),
  file('charge.refunded.json', ofRefundedCharge()),
  file(
    'djstripe-charge_ch_fakefakefakefakefake0001.json',
    money({
      factId: 'stripe/refunded-total/ch_fakefakefakefakefake0001@2019-05-16T08:26:17Z',
      sourceVersion: seconds(1_557_995_177),
      references: [
        { kind: 'invoice', value: 'in_fakefakefakefakefake0001' },
        payment('pi_fakefakefakefakefake0001'),
        payment('ch_fakefakefakefakefake0001'),
      ],
      content: {
        ...{ kind: 'refunded-total', topic: 'charge' },
        total: { paymentId: 'ch_fakefakefakefakefake0001', minorUnits: 0n, currency: 'USD' },
      },
    }),
  ),
  file(
    'charge.dispute.created.json',
    money({
      factId: `stripe/dispute/dp_${zeros}@2022-03-26T18:39:00Z`,
      sourceVersion: seconds(1_648_319_940),
      references: [payment(`ch_${zeros}`)],
      content: {
        ...{ kind: 'dispute', topic: 'charge.dispute.created' },
        dispute: {
          ...{ disputeId: `dp_${zeros}`, kind: 'inquiry', status: 'opened' },
          ...{ openedAt: seconds(1_648_319_940), minorUnits: 100n, currency: 'USD' },
        },
      },
    }),
  ),
  file(
    'charge.dispute.funds_reinstated.json',
    money({
      factId: 'stripe/dispute/dp_00000000000000@2012-01-18T02:24:38Z',
      sourceVersion: seconds(1_326_853_478),
      references: [payment('ch_00000000000000')],
      content: {
        ...{ kind: 'dispute', topic: 'charge.dispute.funds_reinstated' },
        dispute: {
          ...{ disputeId: 'dp_00000000000000', kind: 'chargeback', status: 'opened' },
          ...{ openedAt: seconds(1_516_145_022), minorUnits: 25_000n, currency: 'USD' },
        },
      },
    }),
  ),
  file('checkout.session.completed.payment_mode.json', ofSession()),
  file('invoice.paid.json', ofInvoice()),
  resource('charge', {
    ...money({
      factId: 'stripe/refunded-total/ch_1PgafuB7WZ01zgkWXYmPNZs8@2009-02-13T23:31:30Z',
      sourceVersion: resourcesAt,
      references: [charge],
      content: {
        ...{ kind: 'refunded-total', topic: 'charge' },
        total: { paymentId: charge.value, minorUnits: 0n, currency: 'USD' },
      },
    }),
  }),
  resource('checkout.session', {
    orders: refusal('checkout-not-complete', 'The session is still open.'),
    payments: refusal('checkout-not-complete', 'The session is still open.'),
  }),
  resource(
    'dispute',
    money({
      factId: 'stripe/dispute/dp_1Pgc71B7WZ01zgkWMevJiAUx@2009-02-13T23:31:30Z',
      sourceVersion: resourcesAt,
      references: [charge],
      content: {
        ...{ kind: 'dispute', topic: 'dispute' },
        dispute: {
          ...{ disputeId: 'dp_1Pgc71B7WZ01zgkWMevJiAUx', kind: 'inquiry', status: 'opened' },
          ...{ openedAt: resourcesAt, minorUnits: 1_000n, currency: 'USD' },
        },
      },
    }),
  ),
  resource('invoice', ofDraft()),
  // It names an invoice, and no payment.
  resource('invoice_payment', ignored),
  resource('payment_intent', {
    orders: nothing,
    payments: facts({
      factId: 'stripe/payment/pi_1PgafyB7WZ01zgkWSjxsAJo3@2009-02-13T23:31:30Z',
      sourceVersion: resourcesAt,
      references: [payment('pi_1PgafyB7WZ01zgkWSjxsAJo3')],
      content: {
        kind: 'payment',
        payment: { paymentId: 'pi_1PgafyB7WZ01zgkWSjxsAJo3', status: 'pending', at: resourcesAt },
      },
    }),
  }),
  resource(
    'refund',
    money({
      factId: 'stripe/refund/re_1Pgc72B7WZ01zgkWqPvrRrPE@2009-02-13T23:31:30Z',
      sourceVersion: resourcesAt,
      references: [charge],
      content: {
        ...{ kind: 'refund', topic: 'refund', currency: 'USD' },
        refund: {
          ...{ refundId: 're_1Pgc72B7WZ01zgkWqPvrRrPE', processedAt: resourcesAt, lines: [] },
          ...{ unallocatedMinorUnits: 100n, ofPayment: true },
        },
      },
    }),
  ),
];

/** Every resource of the API, as it answers it. */
export function listStripeResources(): { readonly name: string; readonly body: string }[] {
  const { resources } = JSON.parse(readSample('stripe/fixtures3.json').toString()) as {
    resources: Record<string, unknown>;
  };
  return Object.entries(resources).map(([name, value]) => ({ name, body: JSON.stringify(value) }));
}

function ofRefundedCharge(): Expected {
  const version = '2022-03-26T18:39:09Z';
  const at = seconds(1_648_319_949);
  const references = [payment(`ch_${zeros}`)];
  return money(
    {
      factId: `stripe/refunded-total/ch_${zeros}@${version}`,
      ...{ sourceVersion: at, references },
      content: {
        ...{ kind: 'refunded-total', topic: 'charge.refunded' },
        total: { paymentId: `ch_${zeros}`, minorUnits: 100n, currency: 'USD' },
      },
    },
    {
      factId: `stripe/refund/re_${zeros}@${version}`,
      ...{ sourceVersion: at, references },
      content: {
        ...{ kind: 'refund', topic: 'charge.refunded', currency: 'USD' },
        refund: {
          ...{ refundId: `re_${zeros}`, processedAt: at, lines: [] },
          ...{ unallocatedMinorUnits: 100n, ofPayment: true },
        },
      },
    },
  );
}

/** From before sessions said when they were made. */
function ofSession(): Expected {
  const at = seconds(1_326_853_478);
  const names = [
    { kind: 'checkout', value: 'cs_00000000000000' } as const,
    payment('pi_00000000000000'),
  ];
  // The event does not have the lines.
  const refetch = {
    ...{ orderId: 'cs_00000000000000', toldAt: at },
    topic: 'checkout.session.completed',
  };
  return {
    orders: {
      ...{ kind: 'facts', refetch },
      facts: [
        {
          factId: 'stripe/order/cs_00000000000000@2012-01-18T02:24:38Z',
          ...{ orderId: 'cs_00000000000000', sourceVersion: at },
          content: {
            ...{ kind: 'order', topic: 'checkout.session.completed' },
            order: {
              ...plain,
              ...{ orderId: 'cs_00000000000000', placedAt: at, paidAt: at },
              ...{ currency: 'USD', financialStatus: 'paid' },
              lines: [
                {
                  ...{ lineId: 'cs_00000000000000', ...onePiece, ...noDiscount },
                  ...{ grossMinorUnits: 25_000n, requiresShipping: false },
                },
              ],
              buyer: { customerId: 'cus_00000000000000', emails: ['example@example.com'] },
              references: names,
            },
          },
        },
      ],
    },
    payments: facts({
      factId: 'stripe/payment/pi_00000000000000@2012-01-18T02:24:38Z',
      ...{ sourceVersion: at, references: names },
      content: { kind: 'payment', payment: { paymentId: 'pi_00000000000000', status: 'paid', at } },
    }),
  };
}

/** Of the generation before 2025-03-31, written by hand and not for a subscription. */
function ofInvoice(): Expected {
  const at = seconds(1_648_320_015);
  const names = [
    { kind: 'invoice', value: `in_${zeros}` } as const,
    payment(`pi_${zeros}`),
    payment(`ch_${zeros}`),
  ];
  return {
    orders: facts({
      factId: `stripe/order/in_${zeros}@2022-03-26T18:40:15Z`,
      ...{ orderId: `in_${zeros}`, sourceVersion: at },
      content: {
        ...{ kind: 'order', topic: 'invoice.paid' },
        order: {
          ...plain,
          ...{ orderId: `in_${zeros}`, orderName: 'EE1DF78D-0001' },
          ...{ placedAt: seconds(1_648_320_012), paidAt: seconds(1_648_320_013) },
          ...{ currency: 'USD', financialStatus: 'paid' },
          lines: [
            {
              ...{ lineId: `il_${zeros}`, ...onePiece, ...noDiscount },
              ...{ productId: 'prod_00000000000000', variantId: `price_${zeros}` },
              title: '(created by Stripe CLI)',
              ...{ grossMinorUnits: 2_000n, requiresShipping: false },
            },
          ],
          buyer: { customerId: 'cus_00000000000000', emails: [] },
          references: names,
        },
      },
    }),
    payments: facts({
      factId: `stripe/payment/in_${zeros}@2022-03-26T18:40:15Z`,
      ...{ sourceVersion: at, references: names },
      content: { kind: 'payment', payment: { paymentId: `in_${zeros}`, status: 'paid', at } },
    }),
  };
}

/** A draft of the newest generation; its generated shipping and subtotals add up to nothing. */
function ofDraft(): Expected {
  const orderId = 'in_1Pgc6tB7WZ01zgkWu9fdqL6I';
  const references = [{ kind: 'invoice', value: orderId } as const];
  return {
    orders: facts({
      factId: `stripe/order/${orderId}@2009-02-13T23:31:30Z`,
      ...{ orderId, sourceVersion: resourcesAt },
      content: {
        ...{ kind: 'order', topic: 'invoice' },
        order: {
          ...plain,
          ...{ orderId, placedAt: resourcesAt, currency: 'USD', financialStatus: 'pending' },
          lines: [
            {
              ...{ lineId: 'il_1Pgc6sB7WZ01zgkWFnxLrLCq', ...unnamed, ...onePiece, ...noDiscount },
              title: 'My First Invoice Item (created for API docs)',
              ...{ grossMinorUnits: 1_000n, requiresShipping: true },
            },
          ],
          buyer: { customerId: 'cus_QXg1o8vcGmoR32', emails: [] },
          references,
        },
      },
    }),
    payments: facts({
      factId: `stripe/payment/${orderId}@2009-02-13T23:31:30Z`,
      ...{ sourceVersion: resourcesAt, references },
      content: {
        kind: 'payment',
        payment: { paymentId: orderId, status: 'pending', at: resourcesAt },
      },
    }),
  };
}

function refusal(reason: string, detail: string) {
  return { kind: 'rejected', rejection: { reason, detail } } as const;
}

function file(name: string, expected: Expected): StripeSample {
  return { file: name, read: () => readSample(`stripe/${name}`).toString(), ...expected };
}

function resource(name: string, expected: Expected): StripeSample {
  const read = () => listStripeResources().find((each) => each.name === name)?.body ?? '';
  return { file: `fixtures3.json, ${name},`, read, ...expected };
}
