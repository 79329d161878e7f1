import { describe, expect, it } from '@jest/globals';
import { anAdobeKeyPair } from '../support/adobe-commerce-deliveries.ts';
import { readSample } from '../support/samples.ts';
import { startShopWebhook } from '../support/start-shop-webhook.ts';

const keys = anAdobeKeyPair();
const start = () => startShopWebhook('adobe-commerce-webhooks', [keys.publicKeyPem], keys.sign);
const files = {
  order: 'observer.sales_order_save_after.shape.json',
  creditmemo: 'observer.sales_order_creditmemo_save_after.shape.json',
};
const sample = (file: string) => readSample(`adobe-commerce/${file}`).toString();

/** Values of the types that the shapes name; what tells things apart is given by name. */
const values: Readonly<Record<string, unknown>> = {
  int: 7,
  float: 12.5,
  'string[]': [],
  'object{}': {},
  'object{}[]': [],
  array: [],
  boolean: false,
  mixed: null,
};

/** A shape as a payload: every column with a value of its type. */
function fillShape(file: string, named: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(sample(file), (name, value) => {
    if (Object.hasOwn(named, name)) return named[name];
    if (typeof value !== 'string') return value;
    return Object.hasOwn(values, value) ? values[value] : `some ${name}`;
  });
}

const times = { created_at: '2026-03-02 10:00:00', updated_at: '2026-03-02 11:00:00' };
const currency = { base_currency_code: 'USD', order_currency_code: 'EUR' };

describe('a real payload of Adobe Commerce, correctly signed', () => {
  it.each([
    { file: files.order, reason: 'unexpected-shape' },
    { file: files.creditmemo, reason: 'unexpected-shape' },
  ])('$file, which names types for values, is rejected: $reason', async ({ file, reason }) => {
    const { deliver, listRejected, faults } = start();

    const answer = await deliver(sample(file));

    expect(answer).toEqual({ status: 200, answer: { op: 'success', outcome: 'rejected' } });
    expect(await listRejected()).toMatchObject([{ reason }]);
    expect(faults).toEqual([]);
  });

  it('with every column of the order that Adobe documents becomes an order', async () => {
    const { deliver, factsOf, listRejected } = start();
    const filled = fillShape(files.order, {
      ...times,
      ...currency,
      state: 'processing',
      parent_item_id: null,
      discount_amount: -12.5,
      base_discount_amount: 2.5,
      coupon_code: 'mia10',
      country_id: 'US',
      region_code: 'CA',
      address_type: 'shipping',
      base_total_refunded: 0,
      base_total_canceled: 0,
    });

    await deliver(JSON.stringify(filled));

    expect(await listRejected()).toEqual([]);
    // The shape has no id of the order itself; its items name it.
    expect(await factsOf('7')).toMatchObject([
      {
        factId: 'adobe-commerce/order/7@2026-03-02T11:00:00Z',
        content: {
          kind: 'order',
          topic: 'sales_order_save_after',
          order: {
            orderId: '7',
            orderName: 'some increment_id',
            placedAt: Date.parse('2026-03-02T10:00:00Z'),
            currency: 'USD',
            financialStatus: 'paid',
            country: 'US',
            region: 'CA',
            codes: [{ code: 'MIA10', discountMinorUnits: 250n, applied: true }],
            unallocatedDiscountMinorUnits: 0n,
            lines: [
              {
                lineId: '7',
                productId: '7',
                sku: 'some sku',
                // 12.5 pieces are sold by measure.
                quantity: 1,
                grossMinorUnits: 1_250n,
                // The compensation of 12.50 is more than the discount of 2.50.
                discountMinorUnits: 0n,
                taxMinorUnits: 1_250n,
              },
            ],
          },
        },
      },
    ]);
  });

  it('with every column of the credit memo that Adobe documents becomes a refund', async () => {
    const { deliver, factsOf, listRejected } = start();
    const filled = fillShape(files.creditmemo, {
      ...times,
      ...currency,
      state: 2,
      order_id: 5,
      base_discount_amount: 5,
      base_discount_tax_compensation_amount: 0.5,
      base_adjustment_negative: 2.5,
    });

    await deliver(JSON.stringify(filled));

    expect(await listRejected()).toEqual([]);
    expect(await factsOf('5')).toMatchObject([
      {
        factId: 'adobe-commerce/refund/5/7@2026-03-02T11:00:00Z',
        content: {
          kind: 'refund',
          currency: 'USD',
          refund: {
            refundId: '7',
            processedAt: Date.parse('2026-03-02T10:00:00Z'),
            // A row total of 12.50, less 5.00 with 0.50 of tax in it; 12.5 pieces.
            lines: [{ lineId: '7', quantity: 1, minorUnits: 800n, taxMinorUnits: 1_250n }],
            unallocatedMinorUnits: 1_000n,
            beyondGoodsMinorUnits: 2_500n,
          },
        },
      },
    ]);
  });
});
