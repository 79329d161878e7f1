import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { Condition } from '../../core/plans/condition.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** A condition in the form in which people write it: amounts and times as texts. */
export function toConditionDocument(condition: Condition): object {
  if ('all' in condition) return { all: condition.all.map(toConditionDocument) };
  if ('any' in condition) return { any: condition.any.map(toConditionDocument) };
  if ('not' in condition) return { not: toConditionDocument(condition.not) };
  if ('orderValue' in condition) {
    return { orderValue: mapValues(condition.orderValue, toMoneyDocument) };
  }
  return 'time' in condition ? { time: mapValues(condition.time, formatInstant) } : condition;
}

function mapValues<Value>(
  range: { readonly [name: string]: Value | undefined },
  write: (value: Value) => unknown,
): object {
  return Object.fromEntries(
    Object.entries(range).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, write(value)]],
    ),
  );
}
