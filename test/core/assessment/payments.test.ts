import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import { computeLineBases } from '../../../core/assessment/line-bases.ts';
import type { Fact, FactContent, Refund } from '../../../core/assessment/order-facts.ts';
import { toFactOfOrder } from '../../../core/references/index.ts';
import {
  aDispute,
  aDisputeFact,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aPaymentsFact,
  aPaymentsRefund,
  aRefund,
  aRefundedTotalFact,
  aRefundFact,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const switches = { includeTax: false, includeGiftCards: false };
const baseOf = (facts: readonly Fact[]) =>
  computeLineBases(foldOrder(facts), switches).reduce((sum, line) => sum + line.baseMinorUnits, 0n);
const reasonsOf = (facts: readonly Fact[]) =>
  Object.fromEntries(
    foldOrder(facts).refunds.map(({ refund, rejected }) => [
      refund.refundId,
      rejected ?? 'applied',
    ]),
  );
const order = anOrderFact(anOrderSnapshot());
const taxed = anOrderFact(anOrderSnapshot({ lines: [anOrderLine({ taxMinorUnits: 1_900n })] }));

const tell = (content: FactContent, name: string) =>
  toFactOfOrder(aPaymentsFact({ factId: `pay/${name}`, digest: name, content }), 'shop~1001');
const paymentsRefund = (id: string, minorUnits: bigint, day = 3) =>
  tell(aPaymentsRefund(id, minorUnits, day), id);
const refundOf = (changes: Partial<Refund>) => aRefundFact(aRefund(changes));

describe('a refund told by a connection of payments', () => {
  it('takes its part of the goods where the shop tells nothing', () => {
    expect(baseOf([order, paymentsRefund('re_1', 2_500n)])).toBe(7_500n);
    // Of 119.00 paid, 59.50 went back: half of the goods.
    expect(baseOf([taxed, paymentsRefund('re_1', 5_950n)])).toBe(5_000n);
  });

  it('is not taken back a second time where the shop tells of the same money', () => {
    const facts = [order, aRefundFact(), paymentsRefund('re_1', 2_500n)];

    expect(baseOf(facts)).toBe(7_500n);
    expect(reasonsOf(facts)).toEqual({ 'refund-1': 'applied', pay_re_1: 'told-by-shop' });
  });

  it('counts tax and shipping of the shop’s refund, whose money it is, too', () => {
    const line = { lineId: 'line-1', quantity: 1, minorUnits: 10_000n, taxMinorUnits: 1_900n };
    const shop = refundOf({ lines: [line], beyondGoodsMinorUnits: 590n });

    expect(reasonsOf([taxed, shop, paymentsRefund('re_1', 12_490n)])).toMatchObject({
      pay_re_1: 'told-by-shop',
    });
  });

  it('takes only what is beyond the shop’s refunds', () => {
    expect(baseOf([order, aRefundFact(), paymentsRefund('re_1', 4_000n)])).toBe(6_000n);
  });

  it('may be split where the shop tells one refund, and the other way round', () => {
    const halves = [paymentsRefund('re_1', 1_500n), paymentsRefund('re_2', 1_000n, 4)];
    const shopHalves = ['r1', 'r2'].map((refundId) =>
      refundOf({ refundId, lines: [{ lineId: 'line-1', quantity: 0, minorUnits: 1_250n }] }),
    );

    expect(baseOf([order, aRefundFact(), ...halves])).toBe(7_500n);
    expect(baseOf([order, ...shopHalves, paymentsRefund('re_1', 2_500n)])).toBe(7_500n);
  });

  it('of pieces is weighed by what they come to', () => {
    const lines = [anOrderLine({ quantity: 4 })];
    const two = anOrderFact(anOrderSnapshot({ lines }));
    const pieces = tell(
      {
        kind: 'refund',
        topic: 'refund',
        refund: aRefund({ refundId: 'pay_re_1', lines: [{ lineId: 'line-1', quantity: 1 }] }),
      },
      're_1',
    );

    expect(baseOf([two, pieces])).toBe(7_500n);
    expect(baseOf([two, pieces, aRefundFact()])).toBe(7_500n);
    expect(reasonsOf([two, pieces, aRefundFact()])).toMatchObject({ pay_re_1: 'told-by-shop' });
  });

  it('of shipping or tax alone takes nothing, and hides no other', () => {
    const shipping = tell(
      {
        kind: 'refund',
        topic: 'refund',
        refund: aRefund({ refundId: 'pay_re_1', lines: [], beyondGoodsMinorUnits: 700n }),
        currency: 'USD',
      },
      're_1',
    );

    expect(baseOf([order, shipping])).toBe(10_000n);
    expect(baseOf([order, shipping, aRefundFact(), paymentsRefund('re_2', 2_500n, 4)])).toBe(
      7_500n,
    );
  });

  it('is among what a cumulative figure says', () => {
    const figure = { ...aRefundedTotalFact(3_000n, 9), toldBy: 'acme.pay' };

    expect(baseOf([order, paymentsRefund('re_1', 2_500n), figure])).toBe(7_000n);
    expect(baseOf([order, aRefundFact(), paymentsRefund('re_1', 2_500n), figure])).toBe(7_000n);
  });

  it('in another currency than the order’s is kept and not applied', () => {
    const content = { ...aPaymentsRefund('re_1', 2_500n), currency: 'EUR' } as FactContent;

    expect(reasonsOf([order, tell(content, 're_1')])).toEqual({ pay_re_1: 'other-currency' });
  });

  it('is parked until the order comes', () => {
    expect(foldOrder([paymentsRefund('re_1', 2_500n)]).refunds).toHaveLength(1);
  });

  it('takes only what the shop’s own refunds leave, though these were made later', () => {
    const facts = [order, paymentsRefund('re_1', 9_999n, 2), paymentsRefund('re_2', 5n, 2)];
    const shop = refundOf({ lines: [{ lineId: 'line-1', quantity: 0, minorUnits: 3n }] });

    expect(reasonsOf([...facts, shop])).toMatchObject({ 'refund-1': 'applied' });
    expect(baseOf([...facts, shop])).toBe(0n);
  });

  it('leaves what the larger of the two sums leaves, however either is cut', () => {
    const amounts = fc.array(fc.bigInt(1n, 3_000n), { maxLength: 4 });
    const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);
    fc.assert(
      fc.property(amounts, amounts, (shop, payments) => {
        const facts = [
          order,
          ...shop.map((minorUnits, index) =>
            refundOf({
              refundId: `r${index}`,
              lines: [{ lineId: 'line-1', quantity: 0, minorUnits }],
            }),
          ),
          ...payments.map((units, index) => paymentsRefund(`re_${index}`, units, index)),
        ];
        fc.pre(sum(shop) <= 10_000n);
        const larger = sum(shop) > sum(payments) ? sum(shop) : sum(payments);
        const left = larger > 10_000n ? 0n : 10_000n - larger;

        expect(baseOf(facts)).toBe(left);
        expect(baseOf(facts.toReversed())).toBe(left);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a dispute told by a connection of payments', () => {
  const lost = { status: 'lost', endedAt: daysAfterOrder(40), minorUnits: 5_000n } as const;
  const told = tell(
    { kind: 'dispute', topic: 'dispute', dispute: aDispute({ ...lost, disputeId: 'pay_dp_1' }) },
    'dp_1',
  );

  it('takes back what it was about once it is lost', () => {
    expect(baseOf([order, told])).toBe(5_000n);
  });

  it('is the shop’s, where that tells of one that was lost, too', () => {
    const facts = [order, told, aDisputeFact(aDispute(lost))];

    expect(baseOf(facts)).toBe(5_000n);
    expect(Object.values(reasonsOf(facts)).toSorted()).toEqual(['applied', 'told-by-shop']);
  });

  it('holds the order while it is open', () => {
    const open = tell(
      { kind: 'dispute', topic: 'dispute', dispute: aDispute({ disputeId: 'pay_dp_1' }) },
      'dp_1',
    );

    expect(foldOrder([order, open]).openHolds).toMatchObject([{ reason: 'dispute' }]);
  });
});

describe('a payment told by a connection of payments', () => {
  const pending = anOrderFact(anOrderSnapshot({ financialStatus: 'pending', paidAt: undefined }));
  const payment = (status: 'pending' | 'paid' | 'failed', day: number) => {
    const at = daysAfterOrder(day);
    const content = { kind: 'payment', payment: { paymentId: 'pay_pi_1', status, at } } as const;
    return { ...tell(content, `pi_1@${day}`), sourceVersion: at };
  };
  const stateOf = (...facts: readonly Fact[]) => foldOrder(facts).snapshot;

  it('pays an order of which the shop has not heard that yet', () => {
    expect(stateOf(pending, payment('pending', 0), payment('paid', 1))).toMatchObject({
      financialStatus: 'paid',
      paidAt: daysAfterOrder(1),
    });
  });

  it('does not while it is under way, or once it has failed', () => {
    expect(stateOf(pending, payment('pending', 0))?.paidAt).toBeUndefined();
    expect(stateOf(pending, payment('failed', 2), payment('paid', 1))?.paidAt).toBeUndefined();
  });

  it('changes nothing of what the shop says is paid, given back or void', () => {
    const shop = anOrderSnapshot();
    expect(stateOf(anOrderFact(shop), payment('paid', 5))).toEqual(shop);
    const isVoid = anOrderSnapshot({ financialStatus: 'voided', paidAt: undefined });
    expect(stateOf(anOrderFact(isVoid), payment('paid', 5))).toEqual(isVoid);
  });
});
