import type { Fraction } from '../../money/fraction.ts';
import { excessOver, nothing, sum } from './exact.ts';
import type { SettledTerm } from './settled-term.ts';
import type { ValuedConversion } from './value-conversion.ts';

/** What the daily caps of assist bonuses take back of one day, exactly. */
export function sumAssistExcess(
  terms: readonly SettledTerm[],
  ofDay: readonly ValuedConversion[],
): Fraction {
  return sum(terms, (term) => {
    if (term.kind !== 'assist-cap') return nothing;
    const counted = ofDay.filter(({ termIds }) => termIds.includes(term.termId));
    const assists = sum(counted, ({ assist }) => assist);
    return excessOver(assists, term.most.minorUnits);
  });
}
