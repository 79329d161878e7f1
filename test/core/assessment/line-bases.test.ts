import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import { computeLineBases } from '../../../core/assessment/line-bases.ts';
import type { OrderLine, OrderSnapshot, Refund } from '../../../core/assessment/order-facts.ts';
import {
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  anOrderState,
  aRefund,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const net = { includeTax: false, includeGiftCards: false };
const basesOf = (order: Partial<OrderSnapshot>, refunds: readonly Refund[] = [], switches = net) =>
  computeLineBases(foldOrder([anOrderFact(anOrderSnapshot({ ...order, refunds }))]), switches);
const minorUnitsOf = (...input: Parameters<typeof basesOf>) =>
  basesOf(...input).map(({ baseMinorUnits }) => baseMinorUnits);
const lines = (...changes: Partial<OrderLine>[]) =>
  changes.map((change, index) => anOrderLine({ lineId: `line-${index + 1}`, ...change }));
const refund = (amounts: Readonly<Record<string, bigint>>, unallocatedMinorUnits = 0n) =>
  aRefund({
    lines: Object.entries(amounts).map(([lineId, minorUnits]) => ({
      lineId,
      quantity: 1,
      minorUnits,
    })),
    unallocatedMinorUnits,
  });

describe('the base of a line', () => {
  it('is its price less its discounts', () => {
    expect(minorUnitsOf({ lines: lines({ discountMinorUnits: 1_050n }) })).toEqual([8_950n]);
  });

  it('loses the tax where prices include it, and is free of tax where they do not', () => {
    const taxed = lines({ grossMinorUnits: 11_900n, taxMinorUnits: 1_900n });

    expect(minorUnitsOf({ lines: taxed, taxIncluded: true })).toEqual([10_000n]);
    expect(minorUnitsOf({ lines: taxed, taxIncluded: false })).toEqual([11_900n]);
  });

  it('includes the tax where the plan says so', () => {
    const taxed = lines({ grossMinorUnits: 11_900n, taxMinorUnits: 1_900n });
    const withTax = { ...net, includeTax: true };

    expect(minorUnitsOf({ lines: taxed, taxIncluded: true }, [], withTax)).toEqual([11_900n]);
    expect(minorUnitsOf({ lines: taxed, taxIncluded: false }, [], withTax)).toEqual([13_800n]);
  });

  it('loses price and discount of the pieces that an edit removed, rounded half-even', () => {
    const edited = lines({
      quantity: 4,
      quantityAfterEdits: 1,
      grossMinorUnits: 40_000n,
      discountMinorUnits: 1_010n,
    });

    expect(minorUnitsOf({ lines: edited })).toEqual([10_000n - 252n]);
  });

  it('has its part of an order discount, by largest remainder over what is to pay', () => {
    const order = {
      lines: lines({}, {}, { grossMinorUnits: 10_000n }),
      unallocatedDiscountMinorUnits: 100n,
    };

    expect(minorUnitsOf(order)).toEqual([9_966n, 9_967n, 9_967n]);
  });

  it('is never lowered below nothing by discounts', () => {
    const order = {
      lines: lines({ discountMinorUnits: 12_000n }, {}),
      unallocatedDiscountMinorUnits: 99_999n,
    };

    expect(minorUnitsOf(order)).toEqual([0n, 0n]);
  });

  it('is nothing for a gift card, unless the plan says otherwise', () => {
    const order = { lines: lines({ giftCard: true }) };

    expect(basesOf(order)).toMatchObject([{ baseMinorUnits: 0n, excluded: 'gift-card' }]);
    expect(minorUnitsOf(order, [], { ...net, includeGiftCards: true })).toEqual([10_000n]);
  });

  it('is nothing for a line that was edited out of the order', () => {
    expect(basesOf({ lines: lines({ quantityAfterEdits: 0 }) })).toMatchObject([
      { baseMinorUnits: 0n, excluded: 'not-left-after-edits' },
    ]);
  });

  it('does not depend on how the customer paid', () => {
    expect(minorUnitsOf({ giftCardTenderMinorUnits: 10_000n })).toEqual([10_000n]);
  });

  it('cannot be known before the order has arrived', () => {
    expect(() => computeLineBases(anOrderState({ snapshot: undefined }), net)).toThrow(RangeError);
  });
});

describe('refunds', () => {
  it('lower the line that they name, and show on it', () => {
    expect(basesOf({}, [refund({ 'line-1': 2_500n })])).toMatchObject([
      { originalMinorUnits: 10_000n, refundedMinorUnits: 2_500n, baseMinorUnits: 7_500n },
    ]);
  });

  it('without a line are allocated over what the lines have left', () => {
    const order = { lines: lines({}, { grossMinorUnits: 30_000n }) };

    expect(minorUnitsOf(order, [refund({}, 1_001n)])).toEqual([9_750n, 29_249n]);
  });

  it('are booked as the shop reports them, though a line is off by a cent', () => {
    // Shopify's own sample: 195.67 and 195.66 by price less discount, refunded the other way round.
    const order = {
      lines: lines(
        { grossMinorUnits: 19_900n, discountMinorUnits: 333n },
        { grossMinorUnits: 19_900n, discountMinorUnits: 334n },
        { grossMinorUnits: 19_900n, discountMinorUnits: 333n },
      ),
    };

    const bases = minorUnitsOf(order, [refund({ 'line-1': 19_566n, 'line-2': 19_567n })]);

    expect(bases).toEqual([0n, 0n, 19_567n]);
  });

  it('of a cent more than the lines have, which is the shop rounding, leave nothing', () => {
    expect(minorUnitsOf({}, [refund({ 'line-1': 10_001n })])).toEqual([0n]);
  });

  it('of more than that are not applied at all', () => {
    const state = foldOrder([
      anOrderFact(anOrderSnapshot({ refunds: [refund({ 'line-1': 10_002n })] })),
    ]);

    expect(state.refunds[0]?.rejected).toBe('exceeds-remaining');
    expect(computeLineBases(state, net)[0]?.baseMinorUnits).toBe(10_000n);
  });

  it('that gave back less money than their lines say, lower the lines by that less', () => {
    const order = { lines: lines({}, {}) };
    const tenOnly = refund({ 'line-1': 10_000n, 'line-2': 10_000n }, -19_000n);

    expect(minorUnitsOf(order, [tenOnly])).toEqual([9_500n, 9_500n]);
  });

  it('that gave back nothing leave the base alone', () => {
    expect(minorUnitsOf({}, [refund({ 'line-1': 10_000n }, -10_000n)])).toEqual([10_000n]);
  });

  it('take their share of the tax where the plan includes it', () => {
    const order = { lines: lines({ grossMinorUnits: 10_000n, taxMinorUnits: 1_900n }) };
    const withTax = { ...net, includeTax: true };

    expect(minorUnitsOf(order, [refund({ 'line-1': 5_000n })], withTax)).toEqual([5_950n]);
    expect(minorUnitsOf(order, [refund({ 'line-1': 10_000n })], withTax)).toEqual([0n]);
  });
});

describe('the bases of an order', () => {
  const amounts = fc.bigInt({ min: 0n, max: 100_000n });
  const orderLines = fc
    .array(fc.record({ gross: amounts, discount: amounts }), { minLength: 1, maxLength: 5 })
    .map((items) =>
      lines(
        ...items.map(({ gross, discount }) => ({
          grossMinorUnits: gross,
          discountMinorUnits: discount,
        })),
      ),
    );
  const refundLists = fc
    .array(
      fc.record({
        lines: fc.dictionary(fc.constantFrom('line-1', 'line-2', 'line-3'), amounts),
        unallocated: fc.bigInt({ min: -50_000n, max: 50_000n }),
      }),
      { maxLength: 4 },
    )
    .map((items) =>
      items.map((item, index) => ({
        ...refund(item.lines, item.unallocated),
        refundId: `r${index}`,
        processedAt: daysAfterOrder(index),
      })),
    );

  it('stay between nothing and what was sold, and give back what applied refunds say', () => {
    fc.assert(
      fc.property(orderLines, refundLists, amounts, (items, refunds, orderDiscount) => {
        const state = foldOrder([
          anOrderFact(
            anOrderSnapshot({
              lines: items,
              refunds,
              unallocatedDiscountMinorUnits: orderDiscount,
            }),
          ),
        ]);

        const bases = computeLineBases(state, net);

        const sum = (pick: (base: (typeof bases)[number]) => bigint) =>
          bases.reduce((total, base) => total + pick(base), 0n);
        expect(bases.every((base) => base.baseMinorUnits >= 0n)).toBe(true);
        expect(bases.every((base) => base.refundedMinorUnits >= 0n)).toBe(true);
        const applied = state.refunds.filter(({ rejected }) => rejected === undefined);
        const reported = applied.map(({ refund: { lines: named, unallocatedMinorUnits } }) => {
          const total = named.reduce(
            (s, line) => s + (line.minorUnits ?? 0n),
            unallocatedMinorUnits,
          );
          return { least: total - BigInt(named.length), most: total < 0n ? 0n : total };
        });
        const refunded = sum((base) => base.refundedMinorUnits);
        expect(refunded <= reported.reduce((s, { most }) => s + most, 0n)).toBe(true);
        expect(refunded >= reported.reduce((s, { least }) => s + least, 0n)).toBe(true);
      }),
    );
  });
});
