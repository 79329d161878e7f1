import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeJson, encodeJson } from '../../../../core/encoding/json.ts';
import { foldDay } from '../../../../core/plans/periods/fold-day.ts';
import { foldPeriod } from '../../../../core/plans/periods/fold-period.ts';
import { groupByDay } from '../../../../core/plans/periods/group-by-day.ts';
import type { PeriodCell } from '../../../../core/plans/periods/period-cell.ts';
import type { PeriodConversion } from '../../../../core/plans/periods/period-conversion.ts';
import type { PeriodFold } from '../../../../core/plans/periods/period-fold.ts';
import { refoldFrom } from '../../../../core/plans/periods/refold-from.ts';
import { statePeriod } from '../../../../core/plans/periods/state-period.ts';
import {
  arbitraryChange,
  arbitraryConversions,
  arbitraryTerms,
} from '../../../support/arbitrary-periods.ts';
import {
  aPeriodConversion,
  aPeriodFold,
  someTiers,
} from '../../../support/factories/a-period-fold.ts';

type Change = { conversionId: string; conversion: PeriodConversion | undefined };
type Kept = { readonly conversions: readonly PeriodConversion[]; readonly cells: PeriodCell[] };

const foldAll = (fold: PeriodFold, conversions: readonly PeriodConversion[]) =>
  refoldFrom(fold, [], { day: '', days: groupByDay(fold, conversions) });

/** What a system that keeps cells does when a conversion arrives, changes or goes. */
function applyChange(fold: PeriodFold, kept: Kept, { conversionId, conversion }: Change): Kept {
  const others = kept.conversions.filter((one) => one.conversionId !== conversionId);
  const conversions = conversion === undefined ? others : [...others, conversion];
  const touched = [...kept.conversions, ...conversions].filter(
    (one) => one.conversionId === conversionId,
  );
  const [changed] = groupByDay(
    fold,
    touched.map((one, index) => ({ ...one, conversionId: `${index}` })),
  );
  if (changed === undefined) return kept;

  const days = groupByDay(fold, conversions).filter(({ day }) => day >= changed.day);
  return { conversions, cells: refoldFrom(fold, kept.cells, { day: changed.day, days }) };
}

describe('daily cells', () => {
  it('refolded from the day of each change are those of a fold from scratch', () => {
    fc.assert(
      fc.property(
        arbitraryTerms,
        fc.array(arbitraryChange, { maxLength: 20 }),
        (terms, changes) => {
          const fold = aPeriodFold({ terms });
          let kept: Kept = { conversions: [], cells: [] };
          for (const change of changes) {
            kept = applyChange(fold, kept, change);

            expect(kept.cells).toEqual(foldAll(fold, kept.conversions));
          }
          expect(statePeriod(fold, kept.cells)).toEqual(foldPeriod(fold, kept.conversions));
        },
      ),
    );
  });

  it('are what they were after a conversion came and went again', () => {
    fc.assert(
      fc.property(
        arbitraryTerms,
        arbitraryConversions,
        arbitraryChange,
        (terms, all, { conversionId, conversion }) => {
          const fold = aPeriodFold({ terms });
          const conversions = all.filter((one) => one.conversionId !== conversionId);
          const before = { conversions, cells: foldAll(fold, conversions) };

          const came = applyChange(fold, before, { conversionId, conversion });
          const went = applyChange(fold, came, { conversionId, conversion: undefined });

          expect(went.cells).toEqual(before.cells);
        },
      ),
    );
  });

  it('of days before the change are not touched', () => {
    const fold = aPeriodFold({ terms: [someTiers()] });
    const cells = foldAll(
      fold,
      [1, 2, 3].map((day) => aPeriodConversion({ day })),
    );
    const changed = aPeriodConversion({ day: 3, revenueMinorUnits: 1n });

    const refolded = refoldFrom(fold, cells, {
      day: '2026-03-03',
      days: [{ day: '2026-03-03', conversions: [changed] }],
    });

    expect(refolded[0]).toBe(cells[0]);
    expect(refolded[1]).toBe(cells[1]);
    expect(refolded[2]).not.toEqual(cells[2]);
  });

  it('are none of days whose last conversion went', () => {
    const fold = aPeriodFold({ terms: [someTiers()] });
    const cells = foldAll(
      fold,
      [1, 2].map((day) => aPeriodConversion({ day })),
    );

    const days = [{ day: '2026-03-02', conversions: [] }];
    expect(refoldFrom(fold, cells, { day: '2026-03-02', days })).toEqual(cells.slice(0, 1));
  });

  it('come back from a store as they went, and stay small', () => {
    const fold = aPeriodFold({ terms: [someTiers({ applies: 'marginal' })] });
    const orders = Array.from({ length: 2_000 }, (_, index) =>
      aPeriodConversion({
        conversionId: `order-${index}`,
        day: 1 + (index % 31),
        revenue: { numerator: BigInt(index) * 7_919n, denominator: BigInt(1 + (index % 12)) },
      }),
    );
    const cells = foldAll(fold, orders);
    const text = encodeJson(cells);

    expect(decodeJson(text)).toEqual(cells);
    expect(text.length / cells.length).toBeLessThan(600);
  });

  it('of other terms are not folded on', () => {
    const cells = foldAll(aPeriodFold({ terms: [someTiers()] }), [aPeriodConversion({ day: 1 })]);
    const other = aPeriodFold({ terms: [someTiers({ termId: 'other' })] });
    const day = { day: '2026-03-02', conversions: [aPeriodConversion({ day: 2 })] };

    expect(() => foldDay(other, cells[0], day)).toThrow(RangeError);
    expect(() => statePeriod(other, cells)).toThrow(RangeError);
  });

  it('do not count a conversion twice', () => {
    const day = { day: '2026-03-02', conversions: [1, 2].map(() => aPeriodConversion({ day: 2 })) };

    expect(() => foldDay(aPeriodFold(), undefined, day)).toThrow(RangeError);
  });

  it('are refolded in the order of their days only', () => {
    const fold = aPeriodFold();
    const day = (key: string) => ({ day: key, conversions: [] });

    for (const days of [
      [day('2026-03-01')],
      [day('2026-03-04'), day('2026-03-03')],
      [day('2026-03-04'), day('2026-03-04')],
    ]) {
      expect(() => refoldFrom(fold, [], { day: '2026-03-02', days })).toThrow(RangeError);
    }
  });
});
