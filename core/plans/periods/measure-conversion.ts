import type { Fraction } from '../../money/fraction.ts';
import type { PeriodMeasure } from '../period-term.ts';
import { nothing, whole } from './exact.ts';
import type { ValuedConversion } from './value-conversion.ts';

/**
 * What a conversion adds to a measure. Assist bonuses are not counted as commission here: their
 * daily cap is settled later. An order counts while the creator has a part in what is left of it.
 */
export function measureConversion(
  measure: PeriodMeasure,
  { revenue, commission }: ValuedConversion,
): Fraction {
  if (measure === 'revenue') return revenue;
  if (measure === 'commission') return commission;
  return revenue.numerator > 0n ? whole(1n) : nothing;
}
