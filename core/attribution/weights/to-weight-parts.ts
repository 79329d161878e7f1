import { allocate } from '../../money/allocate.ts';
import { weightParts } from '../models/weight-parts.ts';
import { decomposeDouble } from './decompose-double.ts';

/** What a model gave to a name. */
export type Trained = { readonly name: string; readonly weight: number };

/**
 * Rounds what a model gave to whole parts of 10^12, which they sum to, by largest remainder; ties go to
 * the earlier name. Names come sorted by their UTF-16 code units.
 *
 * Integer arithmetic only: the numbers are taken apart, and never added as they are. So the same
 * numbers give the same parts on every platform and in every order.
 *
 * @throws RangeError if a weight is negative or not finite, or if none is positive.
 */
export function toWeightParts(trained: readonly Trained[]): [string, bigint][] {
  const sorted = trained.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const exact = sorted.map(({ weight }) => decomposeDouble(weight));
  const least = exact.reduce((min, { exponent }) => Math.min(min, exponent), Infinity);
  const whole = exact.map(({ mantissa, exponent }) => mantissa << BigInt(exponent - least));

  return allocate(weightParts, whole, (weight) => weight).map(({ minorUnits }, place) => [
    sorted[place]?.name ?? '',
    minorUnits,
  ]);
}
