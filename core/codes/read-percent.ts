import { formatRate } from '../plans/format-rate.ts';
import { parseRate } from '../plans/parse-rate.ts';

/**
 * A percentage as a discount has it, from however a shop writes it: `12.50` and `12.5000` are `12.5`.
 *
 * @param scale by how much what is written is smaller than the percentage: 100 where shops write a fraction, `0.125`.
 * @returns nothing for what is no percentage above 0 and up to 100.
 */
export function readPercent(text: string, scale: 1n | 100n = 1n): string | undefined {
  const written = parseRate(text);
  if (written === undefined) return undefined;
  const numerator = written.numerator * scale;
  if (numerator === 0n || numerator > written.denominator) return undefined;
  return formatRate({ numerator, denominator: written.denominator }).replace(/ %$/, '');
}
