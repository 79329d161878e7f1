import { formatMoneyWithCurrency } from '../../money/format-money-with-currency.ts';
import { formatRate } from '../format-rate.ts';
import { joinWords } from '../join-words.ts';
import type { PeriodMeasure, PeriodTerm } from '../period-term.ts';

type Tiers = Extract<PeriodTerm, { kind: 'tiers' }>;

/**
 * Says what a term of a whole period does: `no creator earns more than 5000.00 USD a month`.
 *
 * @throws RangeError if an amount is in an unknown currency.
 */
export function describePeriodTerm(term: PeriodTerm): string {
  switch (term.kind) {
    case 'tiers':
      return describeTiers(term);
    case 'cap':
      return `no creator earns more than ${formatMoneyWithCurrency(term.most)} a ${term.period}`;
    case 'guarantee':
      return `every creator is paid at least ${formatMoneyWithCurrency(term.atLeast)} a ${term.period}; commissions count against it`;
    case 'bonus': {
      const reached = describeMeasure(term.threshold, term.measure, term.amount.currency);
      return `${formatMoneyWithCurrency(term.amount)} once a ${term.period}, for ${reached}`;
    }
  }
}

function describeTiers({ steps, measure, currency, applies, period }: Tiers): string {
  const words = steps.map(({ tier, from, addedRate }) => {
    const start =
      from === 0n ? 'from the start' : `from ${describeMeasure(from, measure, currency)}`;
    return `${tier} ${start} adds ${formatRate(addedRate)}`;
  });
  const scope = {
    'next-period': `for the whole next ${period}`,
    marginal: 'each for what lies above its threshold',
    retroactive: `for the whole ${period} in which it is reached`,
  };
  return `by what a creator brings in a ${period}, ${joinWords(words, 'and')}, ${scope[applies]}`;
}

function describeMeasure(value: bigint, measure: PeriodMeasure, currency: string): string {
  if (measure === 'orders') return `${value} ${value === 1n ? 'order' : 'orders'}`;
  return `${formatMoneyWithCurrency({ minorUnits: value, currency })} of ${measure}`;
}
