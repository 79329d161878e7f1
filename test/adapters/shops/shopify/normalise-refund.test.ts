import { describe, expect, it } from '@jest/globals';
import type { ParsedFact } from '../../../../adapters/shops/shop-adapter.ts';
import {
  type ShopifyRefundInput,
  shopifyOrderBody,
  shopifyRefundBody,
} from '../../../../cli/demo/shopify-payloads.ts';
import { settleRefundTax } from '../../../../core/assessment/settle-refund-tax.ts';
import {
  aShopifyLine,
  aShopifyOrder,
  aShopifyRefund,
  parseDelivery,
  parseFact,
  parseOrder,
  parseRefund,
  rewrite,
  shopMoment,
} from '../../../support/shopify-deliveries.ts';

const line = aShopifyLine();
const taxed = aShopifyRefund({
  lines: [{ line, quantity: 1, subtotalMinorUnits: 10_000n, taxMinorUnits: 1_597n }],
});

describe('a refund of Shopify', () => {
  it('is booked as Shopify says, not as prices and discounts would give it', () => {
    const other = aShopifyLine({ id: '2', discountsMinorUnits: [333n] });
    const refund = parseRefund(
      aShopifyRefund({
        lines: [
          { line, quantity: 1, subtotalMinorUnits: 19_566n },
          { line: other, quantity: 1, subtotalMinorUnits: 19_567n },
        ],
      }),
    );

    expect(refund).toEqual({
      refundId: '890088186047892319',
      processedAt: shopMoment + 3_600_000,
      lines: [
        { lineId: line.id, quantity: 1, minorUnits: 19_566n, taxMinorUnits: 0n },
        { lineId: '2', quantity: 1, minorUnits: 19_567n, taxMinorUnits: 0n },
      ],
      unallocatedMinorUnits: 0n,
    });
  });

  it('of pieces without a subtotal names the pieces alone, with the currency of its payment', () => {
    const given = { line: aShopifyLine({ id: '2' }), quantity: 1, subtotalMinorUnits: 10_000n };
    const body = withoutSubtotals(aShopifyRefund({ lines: [given] }));
    const parsed = parseFact(body, 'refunds/create');

    expect(parsed.content).toMatchObject({ kind: 'refund', currency: 'USD' });
    expect(refundIn(parsed).lines).toEqual([{ lineId: '2', quantity: 1 }]);
  });

  it('of pieces without any amount needs no currency', () => {
    const body = JSON.stringify({
      id: '1',
      order_id: '2',
      created_at: '2026-03-02T11:00:00Z',
      refund_line_items: [{ line_item_id: '3', quantity: 2 }],
    });
    const parsed = parseFact(body, 'refunds/create');

    expect(parsed.content).not.toHaveProperty('currency');
    expect(refundIn(parsed)).toMatchObject({ lines: [{ lineId: '3', quantity: 2 }] });
  });

  it('of no pieces and no subtotal is refused', () => {
    const body = withoutSubtotals(
      aShopifyRefund({ lines: [{ line, quantity: 0, subtotalMinorUnits: 0n }] }),
    );

    expect(parseDelivery(body, 'refunds/create')).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'unreadable-amount' },
    });
  });

  it('of money without a line is positive, although Shopify writes it as negative', () => {
    const refund = parseRefund(aShopifyRefund({ lines: [], beyondLinesMinorUnits: 2_550n }));

    expect(refund).toMatchObject({ lines: [], unallocatedMinorUnits: 2_550n });
  });

  it('of less than its lines say is negative beyond them', () => {
    const refund = parseRefund(aShopifyRefund({ beyondLinesMinorUnits: -1_500n }));

    expect(refund.unallocatedMinorUnits).toBe(-1_500n);
  });

  it('of shipping gives back no goods', () => {
    const refund = parseRefund(aShopifyRefund({ lines: [], shippingMinorUnits: 990n }));

    expect(refund).toMatchObject({ lines: [], unallocatedMinorUnits: 0n });
  });

  it.each([
    ['on top of prices', false, 10_000n],
    ['in the prices', true, 8_403n],
  ])('with tax %s is the same in its own delivery and in the order’s', (_, taxesIncluded, net) => {
    const own = parseRefund(taxed);
    const inOrder = parseOrder(aShopifyOrder({ taxesIncluded, refunds: [taxed] })).refunds[0];

    expect(inOrder?.lines[0]?.minorUnits).toBe(net);
    expect(own.taxUnresolved).toBe(true);
    expect(settleRefundTax(own, taxesIncluded)).toEqual(inOrder);
  });

  it('in yen has no decimals', () => {
    const yen = parseRefund(
      aShopifyRefund({
        currency: 'JPY',
        lines: [{ line, quantity: 1, subtotalMinorUnits: 1_200n }],
      }),
    );

    expect(yen.lines[0]?.minorUnits).toBe(1_200n);
  });

  it('in an order is read in the order’s currency only', () => {
    const body = shopifyOrderBody(aShopifyOrder({ refunds: [aShopifyRefund()] }));
    const mixed = rewrite(body, {
      '"subtotal_set":{"shop_money":{"amount":"100.00","currency_code":"USD"}':
        '"subtotal_set":{"shop_money":{"amount":"100.00","currency_code":"EUR"}',
    });

    expect(() => parseOrder(mixed)).toThrow('mixed-currencies');
  });
});

/** The body of a refund whose lines say how many pieces came back and not what they cost. */
function withoutSubtotals(refund: ShopifyRefundInput): string {
  const body = JSON.parse(shopifyRefundBody(refund));
  for (const item of body.refund_line_items) {
    item.subtotal = undefined;
    item.subtotal_set = null;
  }
  body.total_duties_set = null;
  return JSON.stringify(body);
}

function refundIn({ content }: ParsedFact) {
  if (content.kind !== 'refund') throw new Error('Expected a refund.');
  return content.refund;
}
