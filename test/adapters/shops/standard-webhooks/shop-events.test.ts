import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { valueLines } from '../../../../core/assessment/line-values.ts';
import { refundMoney } from '../../../../core/assessment/refund-money.ts';
import { formatMoney } from '../../../../core/money/format-money.ts';
import { onlyFact, orderOf, reasonOf } from '../../../support/parsed-facts.ts';
import {
  aDisputeData,
  aLineData,
  anOrderData,
  aRefundData,
  issuesOf,
  parseEvent,
  parseOrderEvent,
  parseRefundEvent,
} from '../../../support/shop-events.ts';
import { rewrite } from '../../../support/shopify-deliveries.ts';

const at = Date.parse('2026-03-02T10:00:00Z');
const order = (changes: Record<string, unknown> = {}) => ({
  type: 'order',
  data: anOrderData(changes),
});
const refund = (changes: Record<string, unknown> = {}) => ({
  type: 'refund',
  data: aRefundData(changes),
});
const dispute = (changes: Record<string, unknown> = {}) => ({
  type: 'dispute',
  data: aDisputeData(changes),
});

describe('an order event', () => {
  it('needs only what decides about money', () => {
    expect(parseOrderEvent()).toMatchObject({
      orderId: '1001',
      placedAt: at,
      paidAt: at,
      currency: 'USD',
      taxIncluded: false,
      test: false,
      financialStatus: 'paid',
      fullyFulfilled: false,
      lines: [
        {
          lineId: '1',
          quantity: 2,
          quantityAfterEdits: 2,
          grossMinorUnits: 20_000n,
          discountMinorUnits: 0n,
          taxMinorUnits: 0n,
          giftCard: false,
          requiresShipping: true,
        },
      ],
      unallocatedDiscountMinorUnits: 0n,
      codes: [],
      tokenTexts: [],
      refunds: [],
      buyer: { emails: [] },
    });
  });

  it('keeps whole numbers that no float can hold', () => {
    const body = rewrite(JSON.stringify(order({ orderId: 7, customer: { id: 8 } })), {
      '"orderId":7': '"orderId":9007199254740993',
      '"id":8': '"id":18446744073709551615',
    });

    expect(orderOf(parseEvent(body))).toMatchObject({
      orderId: '9007199254740993',
      buyer: { customerId: '18446744073709551615' },
    });
  });

  it.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ status: 'pending' }, { financialStatus: 'pending', paidAt: undefined }],
    [{ status: 'authorized' }, { financialStatus: 'authorized', paidAt: undefined }],
    [{ status: 'voided' }, { financialStatus: 'voided', cancelledAt: undefined }],
    [{ status: 'refunded' }, { financialStatus: 'refunded', paidAt: at }],
    [{ status: 'cancelled' }, { financialStatus: 'voided', cancelledAt: at, paidAt: undefined }],
    [
      { status: 'cancelled', paidAt: '2026-03-02T10:00:00Z', cancelledAt: '2026-03-02T10:00:01Z' },
      { cancelledAt: at + 1_000, paidAt: at },
    ],
  ])('with %j is %j', (changes, expected) => {
    const { financialStatus, paidAt, cancelledAt } = parseOrderEvent(changes);

    expect({ financialStatus, paidAt, cancelledAt }).toMatchObject(expected);
  });

  it('counts other networks by the landing page', () => {
    const landingPage = 'https://acme.example/?awc=1';

    expect(parseOrderEvent({ landingPage }).claimedByNetworks).toEqual(['awin']);
  });

  it('carries what agents handed over at checkout: tokens, and networks that claim the order', () => {
    const affiliateAttribution = [
      { provider: 'go.acme.example', token: 'v1.k.p.m', publisher_id: 'mia', touchpoint: 'last' },
      { provider: 'Impact.com', token: 'atp_01', metadata: { placement: 'top_pick' } },
      { provider: 'track.cj.com', publisher_id: 'pub-1' },
      { provider: 'nobody.example', publisher_id: 'leo' },
    ];

    const order = parseOrderEvent({ affiliateAttribution, landingPage: '/?awc=1&tc=v1.k.q.m' });

    expect(order).toMatchObject({
      tokenTexts: ['v1.k.p.m', 'v1.k.q.m'],
      claimedByNetworks: ['awin', 'cj', 'impact'],
    });
  });

  it('never loses a cent: what lines are worth is what the event says', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const lines = fc.array(fc.record({ amount: cents, off: cents, tax: cents }), {
      minLength: 1,
      maxLength: 12,
    });
    const orders = fc.record({
      lines,
      off: cents,
      included: fc.boolean(),
      currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    });

    fc.assert(
      fc.property(orders, ({ lines, off, included, currency }) => {
        const least = (a: bigint, b: bigint) => (a < b ? a : b);
        const write = (minorUnits: bigint) => formatMoney({ minorUnits, currency });
        const parts = lines.map(({ amount, off, tax }) => {
          const discount = least(off, amount);
          return { amount, discount, tax: least(tax, amount - discount) };
        });
        const goods = parts.reduce((sum, line) => sum + line.amount - line.discount, 0n);
        const taxes = parts.reduce((sum, line) => sum + line.tax, 0n);
        // A discount of the whole order that leaves less than the tax in the prices would be no order.
        const discount = included ? 0n : least(off, goods);
        const total = goods - discount + (included ? 0n : taxes);

        const order = parseOrderEvent({
          currency,
          pricesIncludeTax: included,
          discount: write(discount),
          total: write(total),
          lines: parts.map((line, index) =>
            aLineData({
              lineId: index,
              amount: write(line.amount),
              discount: write(line.discount),
              tax: write(line.tax),
            }),
          ),
        });

        const values = valueLines({ ...order, tokens: [], buyerIdentityHashes: [] });
        const worth = values.reduce(
          (sum, value) => sum + value.netMinorUnits + value.taxMinorUnits,
          0n,
        );
        expect(worth).toBe(total);
      }),
    );
  });

  it.each<[string, unknown, string, RegExp]>([
    ['no event', [], '', /.+/],
    [
      'an unknown type',
      { type: 'cart', data: {} },
      'type',
      /order, refund, dispute and cancellation/,
    ],
    ['no data', { type: 'order' }, 'data', /.+/],
    ['an unknown field', order({ merchantId: 'umbrella' }), 'data', /merchantId/],
    [
      'an unknown field of a line',
      order({ lines: [aLineData({ price: '1' })] }),
      'data.lines.0',
      /price/,
    ],
    [
      'a float for an amount',
      order({ lines: [aLineData({ amount: 200.5 })] }),
      'data.lines.0.amount',
      /as text, in quotes/,
    ],
    [
      'a huge number for an amount',
      rewrite(JSON.stringify(order()), { '"200.00"': '1e400' }),
      'data.lines.0.amount',
      /as text, in quotes/,
    ],
    [
      'a number above 2^53 for an amount',
      rewrite(JSON.stringify(order()), { '"200.00"': '9007199254740993' }),
      'data.lines.0.amount',
      /write digits/,
    ],
    [
      'an amount with a comma',
      order({ lines: [aLineData({ amount: '12,50' })] }),
      'data.lines.0.amount',
      /write digits/,
    ],
    [
      'a negative amount',
      order({ lines: [aLineData({ amount: '-1.00' })] }),
      'data.lines.0.amount',
      /write digits/,
    ],
    [
      'an amount that is none',
      order({ lines: [aLineData({ amount: 'NaN' })] }),
      'data.lines.0.amount',
      /write digits/,
    ],
    ['yen with decimals', order({ currency: 'JPY' }), 'data.lines.0.amount', /without decimals/],
    ['an unknown currency', order({ currency: 'usd' }), 'data.currency', /ISO 4217/],
    ['no currency', order({ currency: undefined }), 'data.currency', /missing/],
    [
      'a time without an offset',
      order({ placedAt: '2026-03-02T10:00:00' }),
      'data.placedAt',
      /RFC 3339/,
    ],
    ['a time as a number', order({ updatedAt: 1_772_445_600 }), 'data.updatedAt', /as text/],
    ['no lines', order({ lines: [] }), 'data.lines', /at least one line/],
    [
      '10,001 lines',
      order({ lines: Array.from({ length: 10_001 }, (_, lineId) => aLineData({ lineId })) }),
      'data.lines',
      /10000/,
    ],
    [
      'two lines of one id',
      order({ lines: [aLineData(), aLineData({ lineId: 1 })] }),
      'data.lines.1.lineId',
      /Another line/,
    ],
    [
      'a part of a piece',
      order({ lines: [aLineData({ quantity: 1.5 })] }),
      'data.lines.0.quantity',
      /whole number/,
    ],
    ['no pieces', order({ lines: [aLineData({ quantity: 0 })] }), 'data.lines.0.quantity', /.+/],
    [
      'more pieces left than ordered',
      order({ lines: [aLineData({ quantityLeft: 3 })] }),
      'data.lines.0.quantityLeft',
      /No more pieces/,
    ],
    [
      'a discount above its line',
      order({ lines: [aLineData({ discount: '200.01' })] }),
      'data.lines.0.discount',
      /more than the line costs/,
    ],
    [
      'a tax above a price that includes it',
      order({ pricesIncludeTax: true, lines: [aLineData({ tax: '200.01' })] }),
      'data.lines.0.tax',
      /which includes it/,
    ],
    [
      'a discount above all lines',
      order({ discount: '200.01' }),
      'data.discount',
      /more than the lines cost/,
    ],
    ['a total that does not add up', order({ total: '200.01' }), 'data.total', /add up/],
    [
      'a total without its shipping',
      order({ shipping: '5.00', total: '200.00' }),
      'data.total',
      /add up/,
    ],
    [
      'a payment of what is not paid',
      order({ status: 'pending', paidAt: '2026-03-02T10:00:00Z' }),
      'data.paidAt',
      /not paid/,
    ],
    [
      'a cancellation of what is paid',
      order({ cancelledAt: '2026-03-02T10:00:00Z' }),
      'data.cancelledAt',
      /not cancelled/,
    ],
    ['an id with a space', order({ orderId: '10 01' }), 'data.orderId', /Write an id/],
    ['a negative id', order({ orderId: -1 }), 'data.orderId', /Write an id/],
    ['a fraction for an id', order({ orderId: 1.5 }), 'data.orderId', /Write an id/],
  ])('with %s is told which field is wrong, and how', (_, event, path, message) => {
    expect(issuesOf(event)).toContainEqual({ path, message: expect.stringMatching(message) });
    expect(reasonOf(parseEvent(event))).toBe('invalid-event');
  });
});

describe('a refund event', () => {
  it('has lines with amounts, and shipping beside them', () => {
    const lines = [{ lineId: 1, quantity: 1, amount: '84.03', tax: '15.97' }];

    expect(parseRefundEvent({ lines, shipping: '5.00', total: '105.00' })).toEqual({
      refundId: 'r-1',
      processedAt: at + 86_400_000,
      lines: [{ lineId: '1', quantity: 1, minorUnits: 8_403n, taxMinorUnits: 1_597n }],
      unallocatedMinorUnits: 0n,
      beyondGoodsMinorUnits: 500n,
    });
  });

  it('has pieces without amounts, which are priced from their order', () => {
    const lines = [{ lineId: '1', quantity: 1 }];

    expect(parseRefundEvent({ lines, total: undefined }).lines).toEqual(lines);
  });

  it('is of the payment where only its total is said', () => {
    expect(parseRefundEvent()).toMatchObject({
      lines: [],
      unallocatedMinorUnits: 10_000n,
      ofPayment: true,
    });
  });

  it('gives back its total to the cent, however it is divided', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const parts = fc.record({ amount: cents, tax: cents, shipping: cents, total: cents });
    const write = (minorUnits: bigint) => formatMoney({ minorUnits, currency: 'USD' });

    fc.assert(
      fc.property(parts, ({ amount, tax, shipping, total }) => {
        const lines = [{ lineId: '1', quantity: 1, amount: write(amount), tax: write(tax) }];
        const refund = parseRefundEvent({ lines, shipping: write(shipping), total: write(total) });

        expect(refundMoney(refund)).toBe(total);
      }),
    );
  });

  it.each<[string, unknown, string, RegExp]>([
    ['nothing given back', refund({ total: undefined }), 'data', /Name the lines/],
    [
      'no pieces and no amount',
      refund({ total: undefined, lines: [{ lineId: 1, quantity: 0 }] }),
      'data.lines.0.amount',
      /are nothing/,
    ],
    [
      'pieces beside a total',
      refund({ lines: [{ lineId: 1, quantity: 1 }] }),
      'data.lines.0.amount',
      /each line needs one/,
    ],
    [
      'tax alone',
      refund({ total: undefined, lines: [{ lineId: 1, quantity: 1, tax: '1.00' }] }),
      'data.lines.0.amount',
      /Tax needs/,
    ],
    ['an amount that is none', refund({ total: '1.234' }), 'data.total', /at most 2 decimals/],
    [
      'an id that cannot be in one of ours',
      refund({ refundId: 'r/1' }),
      'data.refundId',
      /Write an id/,
    ],
  ])('with %s is told which field is wrong, and how', (_, event, path, message) => {
    expect(issuesOf(event)).toContainEqual({ path, message: expect.stringMatching(message) });
  });
});

describe('a dispute event', () => {
  it('is of the version of its last change', () => {
    const ended = dispute({ status: 'won', endedAt: '2026-03-06T10:00:00Z' });

    expect(onlyFact(parseEvent(dispute())).factId).toBe(
      'generic/dispute/1001/d-1@2026-03-05T10:00:00Z',
    );
    expect(onlyFact(parseEvent(ended))).toMatchObject({
      factId: 'generic/dispute/1001/d-1@2026-03-06T10:00:00Z',
      content: { kind: 'dispute', dispute: { status: 'won', minorUnits: 10_000n } },
    });
  });

  it.each([
    ['won without an end', dispute({ status: 'won' }), 'data.endedAt'],
    ['opened with an end', dispute({ endedAt: '2026-03-06T10:00:00Z' }), 'data.endedAt'],
    ['without a readable amount', dispute({ amount: '1,00' }), 'data.amount'],
  ])('%s is told which field is wrong', (_, event, path) => {
    expect(issuesOf(event).map((issue) => issue.path)).toContain(path);
  });
});

it('what is wrong is told without what was sent', () => {
  const parsed = parseEvent(order({ customer: { email: 'buyer@x.example', phone: '+49 30 1' } }));

  expect(JSON.stringify(parsed)).not.toMatch(/x\.example|\+49/);
});
