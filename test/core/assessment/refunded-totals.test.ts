import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import { computeLineBases } from '../../../core/assessment/line-bases.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import {
  aDispute,
  aDisputeFact,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aRefund,
  aRefundedTotalFact,
  aRefundFact,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const switches = { includeTax: false, includeGiftCards: false };
const basesOf = (facts: readonly Fact[]) =>
  computeLineBases(foldOrder(facts), switches).map(({ baseMinorUnits }) => baseMinorUnits);
const order = anOrderFact(anOrderSnapshot());

/** A refund of a payment by its own id, as a payment provider tells of it. */
const refundOf = (refundId: string, minorUnits: bigint, day: number) =>
  aRefundFact(
    aRefund({
      refundId,
      processedAt: daysAfterOrder(day),
      lines: [],
      unallocatedMinorUnits: minorUnits,
      ofPayment: true,
    }),
  );

describe('a cumulative figure of what was refunded', () => {
  it('takes from the order what it says, once, in its newest version', () => {
    const facts = [order, aRefundedTotalFact(4_000n, 9), aRefundedTotalFact(1_500n, 4)];

    expect(basesOf(facts)).toEqual([6_000n]);
  });

  it('takes only the difference to the refunds that are known by their ids', () => {
    const facts = [order, aRefundFact(), aRefundedTotalFact(4_000n, 9)];

    expect(basesOf(facts)).toEqual([6_000n]);
    expect(foldOrder(facts).refunds.map(({ refund }) => refund.unallocatedMinorUnits)).toEqual([
      0n,
      1_500n,
    ]);
  });

  it('takes nothing if all of it is known by its ids', () => {
    const facts = [order, aRefundFact(), aRefundedTotalFact(2_500n, 9)];

    expect(foldOrder(facts).refunds.map(({ refund }) => refund.refundId)).toEqual(['refund-1']);
  });

  it('does not contain a refund that was made later', () => {
    const facts = [order, refundOf('r1', 3_000n, 12), aRefundedTotalFact(4_000n, 9)];

    expect(basesOf(facts)).toEqual([3_000n]);
  });

  it('gives back what a refund took that failed after all', () => {
    const facts = [order, aRefundedTotalFact(4_000n, 4), aRefundedTotalFact(0n, 9)];

    expect(basesOf(facts)).toEqual([10_000n]);
  });

  it.each([
    { what: 'from before it failed still holds it', figureDay: 4, failedDay: 6, base: 10_000n },
    { what: 'from after it failed does not', figureDay: 8, failedDay: 6, base: 6_000n },
  ])('of a refund by id that failed: $what', ({ figureDay, failedDay, base }) => {
    const failed = { minorUnits: 4_000n, at: daysAfterOrder(failedDay) };
    const refund = aRefund({
      ...{ refundId: 'r1', processedAt: daysAfterOrder(3), lines: [], ofPayment: true, failed },
    });

    const facts = [order, aRefundFact(refund), aRefundedTotalFact(4_000n, figureDay)];

    expect(basesOf(facts)).toEqual([base]);
  });

  it('contains the tax that refunds by id gave back', () => {
    const lines = [anOrderLine({ taxMinorUnits: 1_900n })];
    const taxed = anOrderFact(anOrderSnapshot({ lines }));
    const known = aRefund({
      lines: [{ lineId: 'line-1', quantity: 0, minorUnits: 2_500n, taxMinorUnits: 475n }],
    });

    expect(basesOf([taxed, aRefundFact(known), aRefundedTotalFact(2_975n, 9)])).toEqual([7_500n]);
  });

  it('of the whole payment leaves nothing, shipping notwithstanding', () => {
    expect(basesOf([order, aRefundedTotalFact(11_000n, 9)])).toEqual([0n]);
  });

  it('adds up over the payments of an order', () => {
    const facts = [
      order,
      aRefundedTotalFact(1_000n, 9, { paymentId: 'ch_1' }),
      aRefundedTotalFact(2_000n, 9, { paymentId: 'ch_2' }),
    ];

    expect(basesOf(facts)).toEqual([7_000n]);
  });

  it('does not contain a lost dispute, and with it takes no more than there is', () => {
    const lost = aDisputeFact(
      aDispute({ status: 'lost', endedAt: daysAfterOrder(7), minorUnits: 7_000n }),
    );

    expect(basesOf([order, lost, aRefundedTotalFact(2_000n, 9)])).toEqual([1_000n]);
    expect(basesOf([order, lost, aRefundedTotalFact(8_000n, 9)])).toEqual([0n]);
  });

  it('in another currency than the order’s is kept with its reason, and takes nothing', () => {
    const facts = [order, aRefundedTotalFact(4_000n, 9, { currency: 'EUR' })];

    expect(basesOf(facts)).toEqual([10_000n]);
    expect(foldOrder(facts).refunds).toMatchObject([{ rejected: 'other-currency' }]);
  });

  it('is flagged where the provider says two figures for one moment', () => {
    const first = aRefundedTotalFact(4_000n, 9);
    const second = aRefundedTotalFact(5_000n, 9);

    expect(foldOrder([order, first, second]).conflicts).toEqual([first.factId]);
    expect(basesOf([order, first, second])).toEqual(basesOf([second, first, order]));
  });

  it('comes with or without the refunds that it contains, in any order, to the same', () => {
    const refunds = fc.array(fc.bigInt({ min: 1n, max: 3_000n }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        refunds,
        fc.infiniteStream(fc.nat()),
        fc.infiniteStream(fc.boolean()),
        (...drawn) => {
          const [amounts, ranks, isKnown] = drawn;
          let total = 0n;
          const told = amounts.flatMap((amount, place) => {
            total += amount;
            const day = 3 + place;
            const byId = refundOf(`r${place}`, amount, day);
            const figure = aRefundedTotalFact(total, day);
            return isKnown.next().value ? [byId, figure, figure] : [figure];
          });
          const shuffled = told
            .map((fact) => ({ fact, rank: ranks.next().value ?? 0 }))
            .toSorted((a, b) => a.rank - b.rank)
            .map(({ fact }) => fact);

          const left = 10_000n - total;
          expect(basesOf([...shuffled, order])).toEqual([left < 0n ? 0n : left]);
        },
      ),
    );
  });
});
