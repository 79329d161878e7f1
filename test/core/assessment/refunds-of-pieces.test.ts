import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import { computeLineBases } from '../../../core/assessment/line-bases.ts';
import type { Fact, OrderSnapshot, RefundLine } from '../../../core/assessment/order-facts.ts';
import {
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aRefund,
  aRefundedTotalFact,
  aRefundFact,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const switches = { includeTax: false, includeGiftCards: false };
const linesOf = (facts: readonly Fact[]) => computeLineBases(foldOrder(facts), switches);
const basesOf = (facts: readonly Fact[]) =>
  linesOf(facts).map(({ baseMinorUnits }) => baseMinorUnits);
const reasonsOf = (facts: readonly Fact[]) =>
  foldOrder(facts).refunds.map(({ rejected }) => rejected);

/** Three pieces for 100.00, less 0.01: 33.33 each. */
const three = anOrderLine({ quantity: 3, discountMinorUnits: 1n });
const orderOf = (changes: Partial<OrderSnapshot> = {}) =>
  anOrderFact(anOrderSnapshot({ lines: [three], ...changes }));
const refundOf = (
  refundId: string,
  lines: readonly RefundLine[],
  changes: Partial<Parameters<typeof aRefund>[0]> = {},
) => aRefundFact(aRefund({ refundId, lines, ...changes }));
const pieces = (refundId: string, quantity: number, lineId = 'line-1') =>
  refundOf(refundId, [{ lineId, quantity }]);

describe('a refund of pieces without an amount', () => {
  it('gives back what the customer paid for them', () => {
    const [line] = linesOf([orderOf(), pieces('r1', 2)]);

    expect(line).toMatchObject({ baseMinorUnits: 3_333n, quantityLeft: 1 });
  });

  it('has the odd unit go back with the piece that comes back first', () => {
    const order = orderOf({ lines: [anOrderLine({ quantity: 3 })] });

    expect(basesOf([order, pieces('r1', 1)])).toEqual([6_666n]);
    expect(basesOf([order, pieces('r1', 1), pieces('r2', 1)])).toEqual([3_333n]);
  });

  it('counts its line twice if it names it twice', () => {
    const line = { lineId: 'line-1', quantity: 1 };

    expect(basesOf([orderOf(), refundOf('r1', [line, line])])).toEqual([3_333n]);
  });

  it('says what it gave back, and its tax', () => {
    const taxed = { ...three, taxMinorUnits: 599n };
    const { refunds } = foldOrder([orderOf({ lines: [taxed] }), pieces('r1', 2)]);

    expect(refunds[0]?.refund.lines).toEqual([
      { lineId: 'line-1', quantity: 2, minorUnits: 6_666n, taxMinorUnits: 400n },
    ]);
  });

  it('shares a refund with lines and money that say their amount', () => {
    const lines = [anOrderLine({ quantity: 4 }), anOrderLine({ lineId: 'line-2' })];
    const mixed = refundOf(
      'r1',
      [
        { lineId: 'line-1', quantity: 1 },
        { lineId: 'line-2', quantity: 0, minorUnits: 1_000n },
      ],
      { unallocatedMinorUnits: 165n },
    );

    expect(basesOf([orderOf({ lines }), mixed])).toEqual([7_425n, 8_910n]);
  });

  it('is divided over the pieces that edits left', () => {
    const edited = { ...three, quantityAfterEdits: 2 };

    expect(basesOf([orderOf({ lines: [edited] }), pieces('r1', 1)])).toEqual([3_333n]);
  });

  it('takes no more than money given back before left of its line, and nothing of other lines', () => {
    const lines = [three, anOrderLine({ lineId: 'line-2' })];
    const reduced = refundOf('r0', [{ lineId: 'line-1', quantity: 0, minorUnits: 5_000n }]);

    expect(basesOf([orderOf({ lines }), reduced, pieces('r1', 3)])).toEqual([0n, 10_000n]);
  });

  it('is parked until its order comes, whatever its currency', () => {
    const parked = pieces('r1', 2);

    expect(foldOrder([parked]).refunds[0]?.refund.lines[0]?.minorUnits).toBeUndefined();
    expect(basesOf([parked, orderOf({ currency: 'JPY' })])).toEqual([9_999n]);
    const ofNoCurrency = { ...parked, content: withoutCurrency(parked) };
    expect(basesOf([ofNoCurrency, orderOf({ currency: 'JPY' })])).toEqual([3_333n]);
  });

  it('is among what a cumulative figure says went back', () => {
    const taxed = { ...three, taxMinorUnits: 600n };
    const facts = [orderOf({ lines: [taxed] }), pieces('r1', 1), aRefundedTotalFact(3_533n, 9)];

    expect(basesOf(facts)).toEqual([6_666n]);
  });
});

describe('a refund of more pieces than are left', () => {
  it('takes nothing and says why', () => {
    const facts = [orderOf(), pieces('r1', 2), pieces('r2', 2)];

    expect(reasonsOf(facts)).toEqual([undefined, 'exceeds-remaining']);
    expect(basesOf(facts)).toEqual([3_333n]);
  });

  it('counts the pieces that came back with an amount', () => {
    const reported = refundOf('r1', [{ lineId: 'line-1', quantity: 2, minorUnits: 6_666n }]);

    expect(reasonsOf([orderOf(), reported, pieces('r2', 2)])).toEqual([
      undefined,
      'exceeds-remaining',
    ]);
  });

  it('does not count those of a refund that was not applied', () => {
    const tooMuch = refundOf('r1', [{ lineId: 'line-1', quantity: 3, minorUnits: 99_999n }]);

    expect(basesOf([orderOf(), tooMuch, pieces('r2', 3)])).toEqual([0n]);
  });

  it('is told from one of a line that the order does not have', () => {
    expect(reasonsOf([orderOf(), pieces('r1', 1, 'line-9')])).toEqual(['unknown-line']);
  });
});

describe('refunds that give back all pieces one after the other', () => {
  it('give back the line to the unit, in parts that differ by at most one unit a piece', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 100_000n }),
        fc.integer({ min: 1, max: 12 }).chain((quantity) =>
          fc.record({
            quantity: fc.constant(quantity),
            cuts: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }),
            days: fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
          }),
        ),
        fc.integer({ min: 0, max: 3 }),
        (grossMinorUnits, { quantity, cuts, days }, removed) => {
          const left = Math.max(1, quantity - removed);
          const line = anOrderLine({ quantity, quantityAfterEdits: left, grossMinorUnits });
          const order = orderOf({ lines: [line, anOrderLine({ lineId: 'line-2' })] });
          const [whole = 0n] = basesOf([order]);
          const refunds = cutInto(left, cuts).map((count, index) =>
            refundOf(`r${index}`, [{ lineId: 'line-1', quantity: count }], {
              processedAt: daysAfterOrder(days[index] ?? 0),
            }),
          );

          const { refunds: folded } = foldOrder([order, ...refunds]);
          const parts = folded.map(({ refund }) => refund.lines[0]);

          expect(folded.every(({ rejected }) => rejected === undefined)).toBe(true);
          expect(parts.reduce((sum, part) => sum + (part?.minorUnits ?? 0n), 0n)).toBe(whole);
          for (const part of parts) {
            const { quantity: count = 0, minorUnits = 0n } = part ?? {};
            const deviation = minorUnits * BigInt(left) - whole * BigInt(count);
            expect(deviation < BigInt(count * left) && deviation > -BigInt(count * left)).toBe(
              true,
            );
          }
          expect(basesOf([order, ...refunds])).toEqual([0n, 10_000n]);
          expect(basesOf([...refunds.toReversed(), order])).toEqual([0n, 10_000n]);
        },
      ),
    );
  });
});

/** Parts of at most the sizes given, and what is left as the last one. */
function cutInto(total: number, cuts: readonly number[]): number[] {
  const parts: number[] = [];
  let left = total;
  for (const cut of cuts) {
    const part = Math.min(cut, left);
    if (part > 0) parts.push(part);
    left -= part;
  }
  return left > 0 ? [...parts, left] : parts;
}

function withoutCurrency({ content }: Fact): Fact['content'] {
  if (content.kind !== 'refund') return content;
  const { currency: _, ...rest } = content;
  return rest;
}
