import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { Fact, OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import {
  aFact,
  aHoldFact,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  aRefund,
  aRefundFact,
  aReleaseFact,
  daysAfterOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const refundOf = (refundId: string, minorUnits: bigint, days = 3) =>
  aRefund({
    refundId,
    processedAt: daysAfterOrder(days),
    lines: [{ lineId: 'line-1', quantity: 0, minorUnits }],
  });
const at = (order: Partial<OrderSnapshot>, days: number, digest = `digest-${days}`) =>
  anOrderFact(anOrderSnapshot(order), { sourceVersion: daysAfterOrder(days), digest });

describe('the snapshot of an order', () => {
  it('is the newest by the source version, whenever it arrived', () => {
    const newest = at({ orderName: 'new' }, 2);
    const oldestLast = { ...at({ orderName: 'old' }, 1), recordedAt: daysAfterOrder(9) };

    expect(foldOrder([newest, oldestLast]).snapshot?.orderName).toBe('new');
  });

  it('is of the later topic where the source gives two one version', () => {
    const content = (topic: string, orderName: string) =>
      ({ kind: 'order', topic, order: anOrderSnapshot({ orderName }) }) as const;
    const facts = [
      aFact({ digest: 'a', content: content('orders/paid', 'paid') }),
      aFact({ digest: 'z', content: content('orders/create', 'created') }),
    ];

    expect(foldOrder(facts).snapshot?.orderName).toBe('paid');
    expect(foldOrder(facts.toReversed()).snapshot?.orderName).toBe('paid');
  });

  it('is absent while only refunds and holds have arrived', () => {
    const state = foldOrder([aRefundFact(), aHoldFact()]);

    expect(state.snapshot).toBeUndefined();
    expect(state.refunds).toEqual([{ refund: aRefund() }]);
    expect(state.openHolds).toHaveLength(1);
  });

  it('comes with the time at which the first fact was received', () => {
    const facts = [at({}, 2), at({}, 1), aHoldFact('h', { recordedAt: orderMoment + 5 })];

    expect(foldOrder(facts).firstRecordedAt).toBe(orderMoment + 5);
  });

  it('does not exist without facts', () => {
    expect(() => foldOrder([])).toThrow(RangeError);
  });
});

describe('refunds', () => {
  it('count once, whether they come as a fact, in the snapshot, or both', () => {
    const refund = refundOf('r1', 2_500n);

    const both = foldOrder([at({ refunds: [refund] }, 4), aRefundFact(refund)]);

    expect(both.refunds).toEqual([{ refund }]);
    expect(foldOrder([at({ refunds: [refund] }, 4)]).refunds).toEqual([{ refund }]);
    expect(foldOrder([at({}, 1), aRefundFact(refund)]).refunds).toEqual([{ refund }]);
  });

  it('count in their latest version', () => {
    const corrected = aRefundFact(refundOf('r1', 1_000n), { sourceVersion: daysAfterOrder(5) });
    const inSnapshot = at({ refunds: [refundOf('r1', 700n)] }, 6);
    const first = aRefundFact(refundOf('r1', 2_500n));

    expect(foldOrder([at({}, 1), corrected, first]).refunds).toEqual([
      { refund: refundOf('r1', 1_000n) },
    ]);
    expect(foldOrder([inSnapshot, corrected, first]).refunds).toEqual([
      { refund: refundOf('r1', 700n) },
    ]);
  });

  it('of an old snapshot give way to the newest one', () => {
    const facts = [at({ refunds: [refundOf('r1', 2_500n)] }, 4), at({ refunds: [] }, 5)];

    expect(foldOrder(facts).refunds).toEqual([]);
  });

  it('are applied in the order in which they were made, so that the last one is too much', () => {
    const early = refundOf('r2', 8_000n, 3);
    const late = refundOf('r1', 4_000n, 4);

    const { refunds } = foldOrder([aRefundFact(late), aRefundFact(early), at({}, 1)]);

    expect(refunds).toEqual([{ refund: early }, { refund: late, rejected: 'exceeds-remaining' }]);
  });

  it('of a line that the order does not have are kept and not applied', () => {
    const stray = aRefund({ lines: [{ lineId: 'line-9', quantity: 1, minorUnits: 1n }] });

    expect(foldOrder([at({}, 1), aRefundFact(stray)]).refunds).toEqual([
      { refund: stray, rejected: 'unknown-line' },
    ]);
  });

  it('in another currency than the order are kept and not applied', () => {
    const content = { kind: 'refund', topic: 'refunds/create', currency: 'EUR' } as const;
    const foreign = aRefundFact(aRefund(), { content: { ...content, refund: aRefund() } });
    const listed = at({ refunds: [refundOf('refund-1', 700n)] }, 1);

    expect(foldOrder([at({}, 1), foreign]).refunds).toEqual([
      { refund: aRefund(), rejected: 'other-currency' },
    ]);
    expect(foldOrder([listed, foreign]).refunds).toEqual([{ refund: refundOf('refund-1', 700n) }]);
  });

  it('are reduced by their tax once the order says that its prices include it', () => {
    const line = { lineId: 'line-1', quantity: 1, minorUnits: 11_900n, taxMinorUnits: 1_900n };
    const unresolved = aRefundFact(aRefund({ lines: [line], taxUnresolved: true }));
    const inclusive = at(
      {
        taxIncluded: true,
        lines: [anOrderLine({ grossMinorUnits: 11_900n, taxMinorUnits: 1_900n })],
      },
      1,
    );

    const { refunds } = foldOrder([inclusive, unresolved]);

    expect(refunds[0]?.rejected).toBeUndefined();
    expect(refunds[0]?.refund.lines[0]?.minorUnits).toBe(10_000n);
    expect(foldOrder([unresolved]).refunds[0]?.refund.taxUnresolved).toBe(true);
  });
});

describe('holds', () => {
  it('stay open until they are released by their id', () => {
    const facts = [at({}, 1), aHoldFact('a'), aHoldFact('b'), aReleaseFact('a')];

    expect(foldOrder(facts).openHolds).toEqual([
      { holdId: 'b', reason: 'manual', note: 'Looks odd.', since: orderMoment },
    ]);
  });

  it('are over even if the release arrives first', () => {
    expect(foldOrder([aReleaseFact('a'), at({}, 1), aHoldFact('a')]).openHolds).toEqual([]);
  });
});

describe('conflicts', () => {
  it('name facts of one source version that differ in money', () => {
    const facts = [
      at({}, 1, 'one'),
      at({ lines: [anOrderLine({ grossMinorUnits: 1n })] }, 1, 'two'),
      at({}, 2, 'three'),
    ];

    expect(foldOrder(facts).conflicts).toEqual([facts[0]?.factId]);
  });

  it('name refunds of one version that differ in money', () => {
    const facts = [
      at({}, 1),
      aRefundFact(refundOf('r1', 100n), { digest: 'a' }),
      aRefundFact(refundOf('r1', 200n), { digest: 'b' }),
    ];

    expect(foldOrder(facts).conflicts).toEqual([facts[1]?.factId]);
  });

  it('are none where only the story differs, or the amounts changed later', () => {
    const facts = [
      at({ orderName: 'a' }, 1, 'one'),
      at({ orderName: 'b', fullyFulfilled: true }, 1, 'two'),
      at({ lines: [] }, 2),
    ];

    expect(foldOrder(facts).conflicts).toEqual([]);
  });
});

describe('foldOrder', () => {
  const versions = fc.constantFrom(1, 2, 3);
  const refunds = fc.record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    minorUnits: fc.bigInt({ min: 0n, max: 8_000n }),
    version: versions,
  });
  const facts: fc.Arbitrary<Fact> = fc.oneof(
    fc
      .record({
        version: versions,
        topic: fc.constantFrom('orders/create', 'orders/updated', 'orders/paid'),
        gross: fc.bigInt({ min: 0n, max: 10_000n }),
        refunds: fc.uniqueArray(refunds, { maxLength: 2, selector: ({ id }) => id }),
      })
      .map((parts) =>
        aFact({
          sourceVersion: daysAfterOrder(parts.version),
          digest: canonicalJson(parts),
          content: {
            kind: 'order',
            topic: parts.topic,
            order: anOrderSnapshot({
              lines: [anOrderLine({ grossMinorUnits: parts.gross })],
              refunds: parts.refunds.map(({ id, minorUnits }) => refundOf(id, minorUnits)),
            }),
          },
        }),
      ),
    refunds.map((parts) =>
      aRefundFact(refundOf(parts.id, parts.minorUnits), {
        sourceVersion: daysAfterOrder(parts.version),
        digest: canonicalJson(parts),
      }),
    ),
    fc.constantFrom('h1', 'h2').map((id) => aHoldFact(id)),
    fc.constantFrom('h1', 'h2').map((id) => aReleaseFact(id)),
  );
  const histories = fc.array(facts, { minLength: 1, maxLength: 10 });

  it('never depends on the order in which facts arrive', () => {
    const shuffled = histories.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray(history, { minLength: history.length, maxLength: history.length }),
      ),
    );

    fc.assert(
      fc.property(shuffled, ([history, permuted]) => {
        expect(canonicalJson(foldOrder(permuted))).toBe(canonicalJson(foldOrder(history)));
      }),
    );
  });

  it('does not change when facts are delivered again', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (history, seed) => {
        const again = history.filter((_, index) => (seed >> index) % 2 === 1);

        expect(foldOrder([...history, ...again])).toEqual(foldOrder(history));
      }),
    );
  });
});
