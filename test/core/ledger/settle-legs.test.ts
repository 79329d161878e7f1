import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { balancesOf } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import { netPositions } from '../../../core/ledger/net-position.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { arbitraryLegs } from '../../support/arbitrary-legs.ts';
import { aLeg } from '../../support/factories/a-leg.ts';
import { daysAfterOrder } from '../../support/factories/index.ts';
import { settleInGroups } from '../../support/settle-in-groups.ts';

const balanceOf = (amounts: readonly bigint[]) => {
  const legs = amounts.map((minorUnits, index) => [
    aLeg({ minorUnits, conversionId: `shop~${index}` }),
  ]);
  return settleInGroups(legs).head.balances.USD;
};

describe('settleLegs', () => {
  it.each([
    { rule: 'earnings become payable', amounts: [1_000n], payable: 1_000n, debt: 0n },
    { rule: 'a reversal takes from payable', amounts: [1_000n, -400n], payable: 600n, debt: 0n },
    { rule: 'beyond payable it is a debt', amounts: [1_000n, -1_400n], payable: 0n, debt: 400n },
    { rule: 'earnings pay a debt first', amounts: [-400n, 300n], payable: 0n, debt: 100n },
    { rule: 'and are payable beyond it', amounts: [-400n, 1_000n], payable: 600n, debt: 0n },
  ])('$rule', ({ amounts, payable, debt }) => {
    expect(balanceOf(amounts)).toMatchObject({ payable, debt });
  });

  it('keeps currencies apart', () => {
    const { head } = settleInGroups([
      [aLeg(), aLeg({ conversionId: 'shop~2', unit: 'JPY', minorUnits: -70n })],
    ]);

    expect(head.balances).toMatchObject({
      USD: { payable: 1_000n, debt: 0n },
      JPY: { payable: 0n, debt: 70n },
    });
  });

  it('keeps what is no cash apart, with a debt and a netting of its own', () => {
    const points = { unit: 'points', conversionId: 'shop~2' };
    const taken = [aLeg(), aLeg({ ...points, minorUnits: -70n })];

    const { head } = settleInGroups([taken]);
    const netted = settleInGroups([taken, [aLeg({ ...points, revision: 2, minorUnits: 100n })]]);

    expect(head.balances).toMatchObject({
      USD: { payable: 1_000n, debt: 0n },
      points: { payable: 0n, debt: 70n },
    });
    expect(netted.head.balances.points).toMatchObject({ payable: 30n, debt: 0n });
  });

  it('counts points that are taken back as a reversal, because they may be on their way', () => {
    const { head } = settleInGroups([[aLeg()], [aLeg({ unit: 'points', minorUnits: -1n })]]);

    expect(head.reversalSequence).toBe(1);
  });

  it('names an entry after its first leg, with the unit where that is no cash', () => {
    const inKind = aLeg({ unit: 'sample:a/b', minorUnits: 1n });

    const { entries } = settleInGroups([[aLeg(), inKind], [{ ...inKind, revision: 2 }]]);

    expect(entries.map(({ cause }) => cause)).toEqual([
      'settle/shop~1001/1',
      'settle/shop~1001/2/sample:a/b',
    ]);
  });

  it('counts reversals, so that a payout reserved before one is noticed', () => {
    const earned = settleInGroups([[aLeg()]]);
    const reversed = settleInGroups([[aLeg()], [aLeg({ revision: 2, minorUnits: -1n })]]);

    expect(earned.head.reversalSequence).toBe(0);
    expect(reversed.head.reversalSequence).toBe(1);
  });

  it('names in the entry the orders behind the sum', () => {
    const { entries } = settleInGroups([[aLeg(), aLeg({ revision: 2, minorUnits: -250n })]]);

    expect(entries[0]?.legs).toEqual([
      { conversionId: 'shop~1001', revision: 1, unit: 'USD', minorUnits: 1_000n },
      { conversionId: 'shop~1001', revision: 2, unit: 'USD', minorUnits: -250n },
    ]);
    expect(entries[0]?.postings).toContainEqual({
      account: 'settling',
      owner: 'mia',
      unit: 'USD',
      minorUnits: 750n,
    });
  });

  it.each([
    { mistake: 'no leg', legs: [] },
    {
      mistake: 'more legs than one write can take',
      legs: Array.from({ length: 81 }, (_, n) => aLeg({ conversionId: `shop~${n}` })),
    },
    { mistake: "another creator's leg", legs: [aLeg({ creatorId: 'leo' })] },
    { mistake: "another merchant's leg", legs: [aLeg({ merchantId: 'other' })] },
  ])('refuses $mistake', ({ legs }) => {
    const head = emptyAccountHead('acme', 'mia');

    expect(() => settleLegs(head, legs, { postedAt: daysAfterOrder(46), sha256 })).toThrow(
      RangeError,
    );
  });

  it('ends in the same balances in whatever groups and order the legs arrive', () => {
    const shuffled = arbitraryLegs.chain((legs) =>
      fc.record({
        legs: fc.constant(legs),
        order: fc.shuffledSubarray(legs, { minLength: legs.length }),
        size: fc.integer({ min: 1, max: 7 }),
      }),
    );

    fc.assert(
      fc.property(shuffled, ({ legs, order, size }) => {
        const groups = Array.from({ length: Math.ceil(order.length / size) }, (_, index) =>
          order.slice(index * size, (index + 1) * size),
        );
        const one = settleInGroups(legs.map((leg) => [leg]));
        const other = settleInGroups(groups);

        // A currency whose legs cancel out within one entry is not mentioned, which means zero,
        // among the balances as among the positions.
        for (const unit of ['USD', 'JPY', 'points']) {
          expect(balancesOf(other.head.balances, unit)).toEqual(
            balancesOf(one.head.balances, unit),
          );
        }
        expect(openPositions(other.entries)).toEqual(openPositions(one.entries));
        for (const { payable, debt } of Object.values(other.head.balances)) {
          expect(payable > 0n && debt > 0n).toBe(false);
          expect(payable >= 0n && debt >= 0n).toBe(true);
        }
      }),
      { examples: [[{ legs: cancelling, order: cancelling, size: 2 }]] },
    );
  });
});

const cancelling = [-4n, 4n].map((minorUnits, n) =>
  aLeg({ conversionId: `shop~${n}`, unit: 'JPY', minorUnits }),
);

/** The positions in which there is anything. */
function openPositions(entries: readonly Entry[]) {
  return netPositions(entries).filter((position) =>
    Object.values(position).some((figure) => typeof figure === 'bigint' && figure !== 0n),
  );
}
