import type { Condition, MoneyRange, NumberRange, TimeRange } from '../condition.ts';
import { type ConditionValues, type LeafName, nameCondition } from '../condition-name.ts';
import type { Formula } from './formula.ts';
import type { LeafTest } from './literal.ts';

/** The formula that is true where a condition holds or, with `holds` false, where it does not. */
export function toFormula(condition: Condition, holds: boolean): Formula {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  switch (name) {
    case 'not':
      return toFormula(values.not, !holds);
    case 'all':
    case 'any':
      return {
        // De Morgan: what fails `all` fails one of them.
        kind: holds === (name === 'all') ? 'all' : 'any',
        parts: values[name].map((part) => toFormula(part, holds)),
      };
    case 'orderValue':
      return toMoneyFormula(values.orderValue, holds);
    default:
      return { kind: 'literal', name, holds, test: toTest(name, values) };
  }
}

type PlainName = Exclude<LeafName, 'orderValue'>;

function toTest(name: PlainName, values: ConditionValues): LeafTest {
  switch (name) {
    case 'category':
    case 'tag':
      return { kind: 'some-of', values: new Set(values[name]) };
    case 'paymentNumber':
      return { kind: 'range', range: toNumbers(values.paymentNumber) };
    case 'time':
      return { kind: 'range', range: toTimes(values.time) };
    case 'customer':
    case 'amplified':
      return { kind: 'one-of', values: new Set([String(values[name])]) };
    default:
      return { kind: 'one-of', values: new Set(values[name]) };
  }
}

/** Payments are counted from 1. */
function toNumbers({ from = 1, to = Number.POSITIVE_INFINITY }: NumberRange) {
  return { from, until: to + 1 };
}

function toTimes({ from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY }: TimeRange) {
  return { from, until };
}

/**
 * Two questions, since every order has one value and one currency: the order is in this currency, and
 * its value is in the range.
 */
function toMoneyFormula({ atLeast, below }: MoneyRange, holds: boolean): Formula {
  const currencies = new Set([atLeast, below].flatMap((bound) => bound?.currency ?? []));
  if (currencies.size > 1) return { kind: holds ? 'any' : 'all', parts: [] };

  const range = {
    from: atLeast?.minorUnits ?? 0n,
    until: below?.minorUnits ?? Number.POSITIVE_INFINITY,
  };
  return {
    kind: holds ? 'all' : 'any',
    parts: [
      ...[...currencies].map((currency) => toFormula({ currency: [currency] }, holds)),
      { kind: 'literal', name: 'orderValue', holds, test: { kind: 'range', range } },
    ],
  };
}
