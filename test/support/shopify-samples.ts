import { readSample } from './samples.ts';

/** A real Shopify payload, the topic under which it is delivered, and what must become of it. */
export type ShopifySample = {
  readonly file: string;
  readonly topic: string;
  readonly body: () => Uint8Array;
  readonly becomes: {
    /** The endpoint's answer; always with status 200, since all of them are well-formed. */
    readonly outcome: 'stored' | 'rejected' | 'ignored';
    /** The order to which a stored fact belongs. */
    readonly orderId?: string;
    /** Why the content cannot be used. */
    readonly reason?: string;
    /** What the fact says, as far as the sample is particular. */
    readonly content?: object;
  };
};

const refundOfOrderA = '450789469';
const roundedOrderId = '820982911946154500';

/** Placeholders in place of values: the shape is real, and nothing in it is money. */
const placeholders = { outcome: 'rejected', reason: 'unknown-currency' } as const;

/** Every payload in the folder `shopify`; the schemas beside them are no payloads. */
export const shopifySamples: readonly ShopifySample[] = [
  sample('docs-2026-04-orders-paid.json', 'orders/paid', {
    outcome: 'stored',
    orderId: roundedOrderId,
    content: {
      kind: 'order',
      order: {
        orderName: '#9999',
        currency: 'USD',
        test: true,
        financialStatus: 'voided',
        country: 'US',
        region: 'KY',
        lines: [8_999n, 1_999n, 2_499n, 15_999n, 11_999n].map((grossMinorUnits) => ({
          grossMinorUnits,
        })),
        // The sample names 20.00 of discounts and puts them on no line.
        unallocatedDiscountMinorUnits: 2_000n,
      },
    },
  }),
  sample('rest-2026-07-order-a.json', 'orders/cancelled', {
    outcome: 'stored',
    orderId: refundOfOrderA,
    content: {
      kind: 'order',
      order: {
        financialStatus: 'refunded',
        cancelledAt: Date.parse('2025-04-02T11:31:21-05:00'),
        codes: [{ code: 'TENOFF', discountMinorUnits: 1_000n, applied: true }],
        lines: [334n, 333n, 333n].map((discountMinorUnits) => ({
          quantity: 1,
          quantityAfterEdits: 1,
          grossMinorUnits: 19_900n,
          discountMinorUnits,
          taxMinorUnits: 398n,
        })),
        unallocatedDiscountMinorUnits: 0n,
        refunds: [
          {
            refundId: '929361465',
            lines: [{ minorUnits: 19_566n }, { minorUnits: 19_567n }, { minorUnits: 19_567n }],
          },
        ],
      },
    },
  }),
  sample('docs-2026-04-refunds-create.json', 'refunds/create', {
    outcome: 'stored',
    orderId: roundedOrderId,
    content: {
      kind: 'refund',
      currency: 'USD',
      refund: {
        refundId: '890088186047892400',
        lines: [8_999n, 1_999n, 2_499n, 15_999n, 11_999n].map((minorUnits) => ({ minorUnits })),
        unallocatedMinorUnits: 0n,
      },
    },
  }),
  {
    ...sample('rest-2026-07-refund-a.json', 'refunds/create', {
      outcome: 'stored',
      orderId: refundOfOrderA,
      content: {
        kind: 'refund',
        // A cent beside price less allocations, and booked as Shopify reports it.
        refund: {
          lines: [
            { lineId: '703073504', minorUnits: 19_566n, taxMinorUnits: 398n },
            { lineId: '466157049', minorUnits: 19_567n, taxMinorUnits: 398n },
          ],
        },
      },
    }),
    // The REST API lists refunds; a webhook brings one.
    body: () => {
      const list = readSample('shopify/rest-2026-07-refund-a.json').toString();
      return Buffer.from(JSON.stringify(JSON.parse(list).refunds[0]));
    },
  },
  sample('docs-2026-04-orders-edited.json', 'orders/edited', { outcome: 'ignored' }),
  sample('docs-2026-04-orders-risk_assessment_changed.json', 'orders/risk_assessment_changed', {
    outcome: 'ignored',
  }),
  sample('go-shopify-price_rule.json', 'price_rules/update', { outcome: 'ignored' }),
  sample('python-draft_order_completed.json', 'draft_orders/update', { outcome: 'ignored' }),
  ...['go-shopify-order.json', 'go-shopify-order_with_transaction.json'].map((file) =>
    sample(file, 'orders/create', {
      outcome: 'stored',
      orderId: '123456',
      content: {
        kind: 'order',
        order: {
          test: true,
          financialStatus: 'voided',
          lines: [
            { grossMinorUnits: 0n, discountMinorUnits: 0n },
            { grossMinorUnits: 500n, discountMinorUnits: 500n },
          ],
        },
      },
    }),
  ),
  sample('peer-order-creator-utm.json', 'orders/paid', {
    // A stub of another product's tests: no version, and lines without ids and prices.
    outcome: 'rejected',
    reason: 'unexpected-shape',
  }),
  sample('exemplar-2023-10-orders-1.json', 'orders/updated', placeholders),
  sample('exemplar-2024-01-orders-1.json', 'orders/updated', placeholders),
  sample('exemplar-2024-01-orders-3.json', 'orders/updated', placeholders),
  sample('exemplar-2025-04-orders-1.json', 'orders/updated', placeholders),
  sample('exemplar-2025-04-refunds-1.json', 'refunds/create', placeholders),
];

function sample(file: string, topic: string, becomes: ShopifySample['becomes']): ShopifySample {
  return { file, topic, becomes, body: () => readSample(`shopify/${file}`) };
}
