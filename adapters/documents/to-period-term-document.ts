import { formatMoney } from '../../core/money/format-money.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { PeriodMeasure, PeriodTerm } from '../../core/plans/period-term.ts';
import { writeRate } from './write-rate.ts';

/** A term in the form in which people write it. */
export function toPeriodTermDocument(term: PeriodTerm) {
  switch (term.kind) {
    case 'tiers':
      return {
        ...term,
        steps: term.steps.map((step) => ({
          ...step,
          from: writeThreshold(step.from, term.measure, term.currency),
          addedRate: writeRate(step.addedRate),
        })),
      };
    case 'cap':
      return { ...term, most: toMoneyDocument(term.most) };
    case 'guarantee':
      return { ...term, atLeast: toMoneyDocument(term.atLeast) };
    case 'bonus':
      return {
        ...term,
        threshold: writeThreshold(term.threshold, term.measure, term.amount.currency),
        amount: toMoneyDocument(term.amount),
      };
  }
}

function writeThreshold(threshold: bigint, measure: PeriodMeasure, currency: string): string {
  return measure === 'orders'
    ? threshold.toString()
    : formatMoney({ minorUnits: threshold, currency });
}
