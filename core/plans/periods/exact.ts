import type { Fraction } from '../../money/fraction.ts';
import { greatestCommonDivisor } from '../../money/greatest-common-divisor.ts';

export const nothing: Fraction = { numerator: 0n, denominator: 1n };

export function whole(units: bigint): Fraction {
  return { numerator: units, denominator: 1n };
}

/**
 * The sum over the least common denominator, so that sums of the same numbers are written alike,
 * whatever their order.
 */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  const divisor = greatestCommonDivisor(a.denominator, b.denominator);
  const toA = b.denominator / divisor;
  const toB = a.denominator / divisor;
  return {
    numerator: a.numerator * toA + b.numerator * toB,
    denominator: a.denominator * toA,
  };
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { ...b, numerator: -b.numerator });
}

/** The product in lowest terms. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce({
    numerator: a.numerator * b.numerator,
    denominator: a.denominator * b.denominator,
  });
}

/** The same number in lowest terms. */
export function reduce({ numerator, denominator }: Fraction): Fraction {
  const size = numerator < 0n ? -numerator : numerator;
  const divisor = greatestCommonDivisor(size, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Negative if `a` is the smaller one, positive if it is the greater one. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function lesser(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function greater(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** What is above a limit, or nothing. */
export function excessOver(value: Fraction, limit: bigint): Fraction {
  return greater(subtract(value, whole(limit)), nothing);
}

export function sum<Item>(items: readonly Item[], measure: (item: Item) => Fraction): Fraction {
  return items.reduce((total, item) => add(total, measure(item)), nothing);
}
