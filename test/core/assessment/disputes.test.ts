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
  aRefundFact,
  aReleaseFact,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const switches = { includeTax: false, includeGiftCards: false };
const basesOf = (facts: readonly Fact[]) =>
  computeLineBases(foldOrder(facts), switches).map(({ baseMinorUnits }) => baseMinorUnits);
const order = anOrderFact(anOrderSnapshot());
const ended = (status: 'won' | 'lost', changes = {}) =>
  aDisputeFact(aDispute({ status, endedAt: daysAfterOrder(60), ...changes }));

describe('a dispute', () => {
  it('holds its order while it is open', () => {
    expect(foldOrder([order, aDisputeFact()]).openHolds).toEqual([
      {
        holdId: 'shop~1001~dispute-dispute-1',
        reason: 'dispute',
        note: 'The chargeback dispute-1 of the payment is open.',
        since: daysAfterOrder(5),
      },
    ]);
  });

  it('that was won holds nothing and takes nothing, even if its opening arrives later', () => {
    const facts = [order, ended('won'), aDisputeFact()];

    expect(foldOrder(facts).openHolds).toEqual([]);
    expect(basesOf(facts)).toEqual([10_000n]);
  });

  it('that was lost takes the whole order back, tax and shipping of the payment notwithstanding', () => {
    const taxed = anOrderFact(anOrderSnapshot({ lines: [anOrderLine({ taxMinorUnits: 1_900n })] }));
    const facts = [taxed, ended('lost', { minorUnits: 12_400n })];

    expect(foldOrder(facts).openHolds).toEqual([]);
    expect(basesOf(facts)).toEqual([0n]);
  });

  it('over a part of the payment takes its part of the goods', () => {
    const lines = [
      anOrderLine({ taxMinorUnits: 2_000n }),
      anOrderLine({ lineId: 'line-2', grossMinorUnits: 5_000n, taxMinorUnits: 1_000n }),
    ];
    // 36.00 of 180.00 paid are 30.00 of 150.00 in goods.
    const facts = [anOrderFact(anOrderSnapshot({ lines })), ended('lost', { minorUnits: 3_600n })];

    expect(basesOf(facts)).toEqual([8_000n, 4_000n]);
  });

  it('takes no more than what refunds have left', () => {
    const half = { lineId: 'line-1', quantity: 0, minorUnits: 7_000n };
    const facts = [order, aRefundFact(aRefund({ lines: [half] })), ended('lost')];

    expect(basesOf(facts)).toEqual([0n]);
    expect(foldOrder(facts).refunds.map(({ rejected }) => rejected)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that was lost in another currency takes nothing and holds until a person has looked', () => {
    const facts = [order, ended('lost', { currency: 'EUR' })];
    const release = aReleaseFact('shop~1001~dispute-dispute-1');

    expect(basesOf(facts)).toEqual([10_000n]);
    expect(foldOrder(facts).openHolds).toMatchObject([{ reason: 'dispute' }]);
    expect(foldOrder(facts).refunds).toMatchObject([{ rejected: 'other-currency' }]);
    expect(foldOrder([...facts, release]).openHolds).toEqual([]);
  });

  it('that is only an inquiry holds, and takes nothing when it is lost', () => {
    const open = aDisputeFact(aDispute({ kind: 'inquiry' }));

    expect(foldOrder([order, open]).openHolds).toHaveLength(1);
    expect(basesOf([order, ended('lost', { kind: 'inquiry' })])).toEqual([10_000n]);
  });

  it('waits for its order, and joins it when it comes', () => {
    const parked = foldOrder([ended('lost')]);

    expect(parked.snapshot).toBeUndefined();
    expect(parked.disputes).toHaveLength(1);
    expect(basesOf([ended('lost'), order])).toEqual([0n]);
  });

  it('says the same in whatever order and however often it is told', () => {
    const told = [
      order,
      aDisputeFact(),
      ended('lost', { minorUnits: 4_000n }),
      aRefundFact(),
      aDisputeFact(aDispute({ disputeId: 'dispute-2', minorUnits: 500n })),
    ];
    const shuffled = fc.tuple(
      fc.shuffledSubarray(told, { minLength: told.length }),
      fc.shuffledSubarray(told),
    );
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        const facts = [...all, ...again];

        expect(basesOf(facts)).toEqual(basesOf(told));
        expect(foldOrder(facts).openHolds).toEqual(foldOrder(told).openHolds);
      }),
    );
  });

  it('flags two contents of one version that differ', () => {
    const other = aDisputeFact(aDispute({ minorUnits: 9_999n }), { digest: 'other' });

    expect(foldOrder([order, aDisputeFact(), other]).conflicts).toEqual([aDisputeFact().factId]);
  });
});
