import type { Condition, MoneyRange, NumberRange, TimeRange } from '../condition.ts';
import { type ConditionValues, nameCondition } from '../condition-name.ts';
import type { PlanPath } from '../plan-problem.ts';
import { findCurrencyProblems } from './find-amount-problems.ts';
import type { Finding } from './finding.ts';

/** Leaves that can be seen to be wrong without the others: empty lists and ranges, unknown currencies. */
export function findConditionProblems(condition: Condition, at: PlanPath): Finding[] {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  const path = [...at, name];
  const found = (messages: readonly string[]) => messages.map((message) => ({ path, message }));
  switch (name) {
    case 'not':
      return findConditionProblems(values.not, path);
    case 'all':
    case 'any':
      return [
        ...found(findEmptiness(name, values[name])),
        ...values[name].flatMap((part, place) => findConditionProblems(part, [...path, place])),
      ];
    case 'currency':
      return found([
        ...findEmptiness(name, values.currency),
        ...values.currency.flatMap(findCurrencyProblems),
      ]);
    case 'country':
      return [
        ...found(findEmptiness(name, values.country)),
        ...findStrangeCountries(values.country).map((finding) => ({ ...finding, path })),
      ];
    case 'orderValue':
      return found(findMoneyRangeProblems(values.orderValue));
    case 'paymentNumber':
      return found(findNumberRangeProblems(values.paymentNumber));
    case 'time':
      return found(findTimeRangeProblems(values.time));
    case 'customer':
    case 'amplified':
      return [];
    default:
      return found(findEmptiness(name, values[name]));
  }
}

function findEmptiness(name: string, items: readonly unknown[]): string[] {
  return items.length === 0 ? [`the condition "${name}" lists nothing.`] : [];
}

/** Shops write ISO 3166 codes; that another text never matches is likely, and not certain. */
function findStrangeCountries(countries: readonly string[]): Finding[] {
  return countries
    .filter((country) => !/^[A-Z]{2}$/.test(country))
    .map((country) => ({
      severity: 'warning',
      message: `"${country}" is not a country as shops write it, such as DE or US.`,
    }));
}

function findMoneyRangeProblems({ atLeast, below }: MoneyRange): string[] {
  const currencies = [atLeast, below].flatMap((bound) => bound?.currency ?? []);
  const unknown = [...new Set(currencies)].flatMap(findCurrencyProblems);
  if (unknown.length > 0) return unknown;
  if (currencies.length === 0) return ['"orderValue" needs "atLeast", "below" or both.'];
  if (new Set(currencies).size > 1) {
    return [`"orderValue" is in ${currencies.join(' and ')}, and an order has one currency.`];
  }
  const isEmpty = below !== undefined && below.minorUnits <= (atLeast?.minorUnits ?? 0n);
  return isEmpty ? ['no amount is in the range of "orderValue".'] : [];
}

function findNumberRangeProblems({ from, to }: NumberRange): string[] {
  if (from === undefined && to === undefined) {
    return ['"paymentNumber" needs "from", "to" or both.'];
  }
  if ([from, to].some((end) => end !== undefined && !(Number.isSafeInteger(end) && end >= 1))) {
    return ['payments are counted 1, 2, 3; "paymentNumber" needs such numbers.'];
  }
  return (from ?? 1) > (to ?? Number.POSITIVE_INFINITY)
    ? ['no payment is in the range of "paymentNumber".']
    : [];
}

function findTimeRangeProblems({ from, until }: TimeRange): string[] {
  if (from === undefined && until === undefined) return ['"time" needs "from", "until" or both.'];
  return from !== undefined && until !== undefined && until <= from
    ? ['"time" ends before it begins.']
    : [];
}
