import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exchangeMoney } from '../../../../core/money/exchange-money.ts';
import type { TierStep } from '../../../../core/plans/period-term.ts';
import { add, compare, nothing, whole } from '../../../../core/plans/periods/exact.ts';
import { foldPeriod } from '../../../../core/plans/periods/fold-period.ts';
import type { PeriodConversion } from '../../../../core/plans/periods/period-conversion.ts';
import type { PeriodStatement } from '../../../../core/plans/periods/period-statement.ts';
import { splitBySteps } from '../../../../core/plans/periods/split-by-steps.ts';
import { owedDifference } from '../../../../core/settlement/owed-difference.ts';
import {
  arbitraryConversions,
  arbitraryTerms,
  arbitraryTiers,
} from '../../../support/arbitrary-periods.ts';
import { aPeriodFold } from '../../../support/factories/a-period-fold.ts';

const fractions = fc.record({
  numerator: fc.bigInt(0n, 10_000n),
  denominator: fc.bigInt(1n, 12n),
});

/** Everything counts, in one currency: what the laws about limits are about. */
const counted = (conversions: readonly PeriodConversion[]) =>
  conversions.map(({ referenceRate: _, ...conversion }) => ({
    ...conversion,
    currency: 'USD',
    termIds: ['tiers', 'bonus', 'assist', 'daily', 'cap'],
  }));

const earnedBy = (conversions: readonly PeriodConversion[]) =>
  conversions.reduce(
    (sum, { commissionMinorUnits, assistMinorUnits }) =>
      sum + commissionMinorUnits + assistMinorUnits,
    0n,
  );

const sumUntil = (statement: PeriodStatement, termId: string) => {
  const ids = statement.adjustments.map((adjustment) => adjustment.termId);
  return statement.adjustments
    .slice(0, ids.indexOf(termId) + 1)
    .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
};

describe('the adjustments of a period', () => {
  it('do not depend on the order in which conversions arrive', () => {
    const arrivals = arbitraryConversions.chain((conversions) =>
      fc.tuple(
        fc.constant(conversions),
        fc.shuffledSubarray(conversions, { minLength: conversions.length }),
      ),
    );
    fc.assert(
      fc.property(arbitraryTerms, arrivals, (terms, [conversions, shuffled]) => {
        const fold = aPeriodFold({ terms, entered: [{ termId: 'tiers', tier: 'tier-0' }] });

        expect(foldPeriod(fold, shuffled)).toEqual(foldPeriod(fold, conversions));
      }),
    );
  });

  it('sum to the total', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryConversions, (terms, conversions) => {
        const statement = foldPeriod(aPeriodFold({ terms }), conversions);

        expect(statement.totalMinorUnits).toBe(sumUntil(statement, 'guarantee'));
      }),
    );
  });

  it('posted as differences come to what is owed in the end', () => {
    fc.assert(
      fc.property(arbitraryTerms, fc.array(arbitraryConversions), (terms, states) => {
        const totals = states.map((conversions) => {
          const { creatorId, totalMinorUnits } = foldPeriod(aPeriodFold({ terms }), conversions);
          return [{ creatorId, minorUnits: totalMinorUnits }];
        });
        const posted = totals.flatMap((owed, index) =>
          owedDifference(totals[index - 1] ?? [], owed),
        );

        const sum = posted.reduce((all, { minorUnits }) => all + minorUnits, 0n);
        expect(sum).toBe(totals.at(-1)?.[0]?.minorUnits ?? 0n);
      }),
    );
  });

  it('never let a creator have more than the cap, and never cut below it', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryConversions, (terms, conversions) => {
        const all = counted(conversions);
        const statement = foldPeriod(aPeriodFold({ terms }), all);
        const cap = terms.find(({ termId }) => termId === 'cap');
        const most = cap?.kind === 'cap' ? cap.most.minorUnits : 0n;
        const had = earnedBy(all) + sumUntil(statement, 'daily');
        const has = earnedBy(all) + sumUntil(statement, 'cap');

        expect(has).toBe(had < most ? had : most);
        expect(earnedBy(all) + statement.totalMinorUnits).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('fill a creator up to the guarantee, never beyond it', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryConversions, (terms, conversions) => {
        const all = counted(conversions);
        const statement = foldPeriod(aPeriodFold({ terms }), all);
        const guarantee = terms.find(({ kind }) => kind === 'guarantee');
        const atLeast = guarantee?.kind === 'guarantee' ? guarantee.atLeast.minorUnits : 0n;
        const had = earnedBy(all) + sumUntil(statement, 'cap');

        expect(earnedBy(all) + statement.totalMinorUnits).toBe(had > atLeast ? had : atLeast);
      }),
    );
  });

  it('keep caps and guarantees to the cent, also of orders in another currency', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryConversions, (terms, conversions) => {
        const all = conversions
          .filter(({ currency, referenceRate }) => currency === 'USD' || referenceRate)
          .map((conversion) => ({ ...conversion, termIds: ['cap'] }));
        const cap = terms.filter(({ kind, termId }) => kind === 'guarantee' || termId === 'cap');
        const { adjustments } = foldPeriod(aPeriodFold({ terms: cap }), all);
        const exact = all.reduce((sum, { commissionMinorUnits, assistMinorUnits, ...one }) => {
          const minorUnits = commissionMinorUnits + assistMinorUnits;
          if (one.referenceRate === undefined) return add(sum, whole(minorUnits));
          const money = { minorUnits, currency: 'EUR' };
          const { exactNumerator, exactDenominator } = exchangeMoney(
            money,
            one.referenceRate,
            'half-even',
          );
          return add(sum, { numerator: exactNumerator, denominator: exactDenominator });
        }, nothing);

        const [cut = 0n, filled = 0n] = adjustments.map(({ minorUnits }) => minorUnits);
        const [guarantee, limit] = cap;
        const most = limit?.kind === 'cap' ? limit.most.minorUnits : 0n;
        const least = guarantee?.kind === 'guarantee' ? guarantee.atLeast.minorUnits : 0n;
        const afterCap = add(exact, whole(cut));
        expect(compare(afterCap, whole(most))).toBeLessThanOrEqual(0);
        if (cut < 0n) expect(compare(afterCap, whole(most - 1n))).toBe(1);
        expect(compare(add(afterCap, whole(filled)), whole(least))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('tiers', () => {
  it('pay no more marginally than in retrospect', () => {
    fc.assert(
      fc.property(arbitraryTiers, arbitraryConversions, (tiers, conversions) => {
        const paid = (applies: 'marginal' | 'retroactive') =>
          foldPeriod(aPeriodFold({ terms: [{ ...tiers, applies }] }), conversions).totalMinorUnits;

        expect(paid('marginal')).toBeLessThanOrEqual(paid('retroactive'));
      }),
    );
  });

  it('are never lost by refunds after the period was stated', () => {
    fc.assert(
      fc.property(arbitraryTiers, arbitraryConversions, fc.nat(11), (tiers, conversions, left) => {
        const fold = aPeriodFold({ terms: [{ ...tiers, applies: 'retroactive' }] });
        const stated = foldPeriod(fold, conversions).reached;
        const afterwards = foldPeriod({ ...fold, stated }, conversions.slice(0, left));

        expect(afterwards.reached).toEqual(stated);
      }),
    );
  });

  it('divide a conversion between their steps exactly', () => {
    const thresholds = fc.uniqueArray(fc.bigInt(1n, 9_999n), { maxLength: 4 });
    const toStep = (from: bigint, index: number): TierStep => ({
      tier: `tier-${index}`,
      from,
      addedRate: { numerator: 1n, denominator: 100n },
    });
    fc.assert(
      fc.property(thresholds, fractions, fractions, fractions, (above, before, added, revenue) => {
        const froms = [0n, ...above.toSorted((a, b) => (a < b ? -1 : 1))];
        const parts = splitBySteps(froms.map(toStep), { before, added, revenue });

        expect(compare(parts.reduce(add, nothing), revenue)).toBe(0);
        expect(parts.every(({ numerator }) => numerator >= 0n)).toBe(true);
      }),
    );
  });

  it('divide the same, whether revenue comes in one order or in many', () => {
    fc.assert(
      fc.property(arbitraryTiers, arbitraryConversions, (tiers, conversions) => {
        const terms = [{ ...tiers, measure: 'revenue', applies: 'marginal' } as const];
        const many = counted(conversions);
        const [first] = many;
        if (first === undefined) return;
        const revenue = many.reduce((sum, one) => add(sum, one.revenue), nothing);
        const one = { ...first, revenue };

        expect(foldPeriod(aPeriodFold({ terms }), [one]).totalMinorUnits).toBe(
          foldPeriod(aPeriodFold({ terms }), many).totalMinorUnits,
        );
      }),
    );
  });
});
