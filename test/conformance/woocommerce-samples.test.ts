import { describe, expect, it } from '@jest/globals';
import { parseJsonLosslessly } from '../../adapters/json/parse-json-losslessly.ts';
import { readRefund } from '../../adapters/shops/woocommerce/read-refund.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import { aFact } from '../support/factories/index.ts';
import { readSample } from '../support/samples.ts';
import { startShopWebhook } from '../support/start-shop-webhook.ts';
import {
  aWoocommerceOrder,
  parseWoocommerceOrder,
  signWoocommerce,
  woocommerceSecret,
} from '../support/woocommerce-deliveries.ts';

const start = () => startShopWebhook('woocommerce', [woocommerceSecret], signWoocommerce);
const sample = (file: string) => readSample(`woocommerce/${file}`);

const order727 = {
  orderId: '727',
  orderName: '727',
  placedAt: Date.parse('2017-03-22T19:28:02Z'),
  currency: 'USD',
  taxIncluded: false,
  test: false,
  financialStatus: 'paid',
  paidAt: Date.parse('2017-03-22T19:28:08Z'),
  fullyFulfilled: false,
  unallocatedDiscountMinorUnits: 0n,
  codes: [],
  tokens: [],
  refunds: [],
  country: 'US',
  region: 'CA',
  giftCardTenderMinorUnits: 0n,
  lines: [
    {
      lineId: '315',
      productId: '93',
      title: 'Woo Single #1',
      quantity: 2,
      quantityAfterEdits: 2,
      grossMinorUnits: 600n,
      discountMinorUnits: 0n,
      taxMinorUnits: 45n,
      giftCard: false,
      requiresShipping: true,
    },
    {
      lineId: '316',
      productId: '22',
      variantId: '23',
      sku: 'Bar3',
      quantity: 1,
      grossMinorUnits: 1_200n,
      discountMinorUnits: 0n,
      taxMinorUnits: 90n,
    },
  ],
};

const sumOf = (refundId: string, minorUnits: bigint) => ({
  refundId,
  lines: [],
  unallocatedMinorUnits: minorUnits,
  ofPayment: true,
  summary: true,
});

const order723 = {
  orderId: '723',
  placedAt: Date.parse('2017-03-21T19:16:00Z'),
  currency: 'USD',
  financialStatus: 'partially-refunded',
  // Nobody wrote down when it was paid; it was completed then.
  paidAt: Date.parse('2017-03-21T19:54:51Z'),
  lastFulfilledAt: Date.parse('2017-03-21T19:54:51Z'),
  fullyFulfilled: true,
  country: 'BR',
  region: 'RJ',
  lines: [
    { lineId: '311', grossMinorUnits: 900n, taxMinorUnits: 0n },
    { lineId: '313', grossMinorUnits: 2_000n, taxMinorUnits: 0n },
  ],
  refunds: [sumOf('726', 1_000n), sumOf('724', 900n)],
};

type Expected = Readonly<Record<string, readonly object[]>>;

const stored: readonly { readonly file: string; readonly facts: Expected }[] = [
  {
    file: 'docs-v3-order-0.json',
    facts: {
      727: [
        {
          factId: 'woocommerce/order/727@2017-03-22T19:28:08Z',
          sourceVersion: Date.parse('2017-03-22T19:28:08Z'),
          content: { kind: 'order', topic: 'order.updated', order: order727 },
        },
      ],
    },
  },
  {
    file: 'docs-v3-order-4.json',
    facts: {
      727: [
        {
          factId: 'woocommerce/order/727@2017-03-22T19:30:35Z',
          content: {
            order: {
              ...order727,
              fullyFulfilled: true,
              lastFulfilledAt: Date.parse('2017-03-22T19:30:35Z'),
            },
          },
        },
      ],
    },
  },
  {
    file: 'docs-v3-order-2.json',
    facts: {
      727: [{ content: { order: order727 } }],
      723: [
        {
          factId: 'woocommerce/order/723@2017-03-21T19:54:51Z',
          content: { kind: 'order', order: order723 },
        },
      ],
    },
  },
  {
    // Wrapped in `data`; the shop gave everything back and listed no refund.
    file: 'fluxc-order.json',
    facts: {
      88: [
        {
          factId: 'woocommerce/order/88@2018-04-11T18:58:54Z',
          content: {
            kind: 'order',
            order: {
              orderId: '88',
              currency: 'USD',
              financialStatus: 'refunded',
              paidAt: Date.parse('2018-04-11T18:58:54Z'),
              country: 'US',
              region: 'AK',
              refunds: [],
              lines: [{ lineId: '3', productId: '58', grossMinorUnits: 1_500n, quantity: 1 }],
            },
          },
        },
      ],
    },
  },
];

const rejected = [
  // A refund alone says no currency, and 10.00 of nothing is no amount.
  { file: 'docs-v3-refund-0.json', reason: 'no-currency' },
  { file: 'docs-v3-refund-2.json', reason: 'no-currency' },
  // An extract: which order, and its metadata.
  { file: 'order-attribution-meta.json', reason: 'no-order-id' },
];

describe('a real payload of WooCommerce, correctly signed', () => {
  it.each(stored)('$file is stored', async ({ file, facts }) => {
    const { deliver, factsOf, faults } = start();

    const first = await deliver(sample(file));
    const second = await deliver(sample(file));

    expect(first).toEqual({ status: 200, answer: { outcome: 'stored' } });
    expect(second).toEqual({ status: 200, answer: { outcome: 'duplicate' } });
    for (const [orderId, expected] of Object.entries(facts)) {
      expect(await factsOf(orderId)).toMatchObject(expected);
    }
    expect(faults).toEqual([]);
  });

  it.each(rejected)('$file is rejected: $reason', async ({ file, reason }) => {
    const { deliver, listRejected } = start();

    expect(await deliver(sample(file))).toEqual({ status: 200, answer: { outcome: 'rejected' } });
    expect(await listRejected()).toMatchObject([{ reason }]);
  });

  it('leaves no address of a customer in what is stored', async () => {
    const { deliver, factsOf } = start();

    await deliver(sample('docs-v3-order-2.json'));

    const kept = JSON.stringify(await factsOf('723'), (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(kept).not.toMatch(/@example|Silva|127\.0\.0\.1/);
  });
});

/** The refunds of a sample, as somebody reads them who has fetched them for their order. */
function refundsOf(file: string) {
  const json = parseJsonLosslessly(sample(file));
  if ('refusal' in json) throw new Error(json.refusal);
  const list = Array.isArray(json.value) ? json.value : [json.value];
  return list.map((one) => readRefund(one, { currency: 'USD' }));
}

describe('the real refunds of WooCommerce, with the currency of their order', () => {
  const ofAmount = {
    factId: 'woocommerce/refund/723/726@2017-03-21T20:07:11Z',
    orderId: '723',
    sourceVersion: Date.parse('2017-03-21T20:07:11Z'),
    content: {
      kind: 'refund',
      topic: 'refund',
      currency: 'USD',
      refund: {
        refundId: '726',
        processedAt: Date.parse('2017-03-21T20:07:11Z'),
        lines: [],
        unallocatedMinorUnits: 1_000n,
        ofPayment: true,
      },
    },
  };
  const ofLine = {
    factId: 'woocommerce/refund/723/724@2017-03-21T19:55:37Z',
    orderId: '723',
    sourceVersion: Date.parse('2017-03-21T19:55:37Z'),
    content: {
      kind: 'refund',
      topic: 'refund',
      currency: 'USD',
      refund: {
        refundId: '724',
        processedAt: Date.parse('2017-03-21T19:55:37Z'),
        lines: [{ lineId: '311', quantity: 1, minorUnits: 900n, taxMinorUnits: 0n }],
        unallocatedMinorUnits: 0n,
      },
    },
  };

  it('are of an amount, and of a line', () => {
    expect(refundsOf('docs-v3-refund-0.json')).toEqual([ofAmount]);
    expect(refundsOf('docs-v3-refund-2.json')).toEqual([ofAmount, ofLine]);
  });

  it('take the places of their sums in the order, whichever is told first', async () => {
    const { deliver, factsOf } = start();
    await deliver(sample('docs-v3-order-2.json'));
    const order = await factsOf('723');
    const refunds = refundsOf('docs-v3-refund-2.json').map((parsed) =>
      aFact({ ...(parsed as Parameters<typeof aFact>[0]), digest: parsed.factId }),
    );

    for (const facts of [
      [...order, ...refunds],
      [...refunds, ...order],
    ]) {
      expect(foldOrder(facts).refunds).toEqual([
        { refund: ofLine.content.refund },
        { refund: ofAmount.content.refund },
      ]);
    }
  });
});

it('the real attribution metadata name no network of ours, and no token', () => {
  const { meta_data } = JSON.parse(sample('order-attribution-meta.json').toString());
  const order = parseWoocommerceOrder({ ...aWoocommerceOrder(), meta_data });

  expect(order.tokenTexts).toEqual([]);
  expect(order).not.toHaveProperty('claimedByNetworks');
});
