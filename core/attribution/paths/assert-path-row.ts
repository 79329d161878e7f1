import type { PathRow } from './path-row.ts';

/**
 * Stops a row that no reader should have handed on, before it spoils every sum.
 *
 * @throws RangeError if it has no touch, or a number that is not finite, or a negative count.
 */
export function assertPathRow({ channels, length, conversions, value, nulls }: PathRow): void {
  if (!(length >= 1 && length <= channels.length)) {
    throw new RangeError(`A journey has at least one touch, and not ${length}.`);
  }
  if (!(conversions >= 0 && conversions < Infinity && nulls >= 0 && nulls < Infinity)) {
    throw new RangeError(`${conversions} conversions and ${nulls} nulls are no counts.`);
  }
  if (!(value > -Infinity && value < Infinity)) {
    throw new RangeError(`${value} is no worth of conversions.`);
  }
}
