import type { PeriodFold } from './period-fold.ts';
import { currencyOfTerm } from './settled-term.ts';

/**
 * Stops a fold that would mix what is settled apart.
 *
 * @throws RangeError if the period is a day, or if a term is of another period or currency, or
 *   there twice.
 */
export function assertFold({ period, currency, terms }: PeriodFold): void {
  if (period.unit === 'day') {
    throw new RangeError('Days are settled with their month; they are no period of their own.');
  }
  const seen = new Set<string>();
  for (const term of terms) {
    const belongs = term.period === period.unit || term.period === 'day';
    if (!belongs || currencyOfTerm(term) !== currency) {
      throw new RangeError(
        `The term ${term.termId} is not settled by ${period.unit} in ${currency}.`,
      );
    }
    if (seen.has(term.termId)) throw new RangeError(`The term ${term.termId} is there twice.`);
    seen.add(term.termId);
  }
}
