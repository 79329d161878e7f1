import { minorUnitDigits } from '../../money/minor-unit-digits.ts';
import type { RailLimits } from '../payout-rail.ts';

/**
 * Of what a rail pays a currency in whole multiples, in ISO 4217 minor units: what it cannot write, or will not pay, has to stay where it
 * is. `undefined` for a currency that it does not pay in.
 */
export function payableStep(
  { decimals, multiples, currencies }: Pick<RailLimits, 'decimals' | 'multiples' | 'currencies'>,
  currency: string,
): bigint | undefined {
  const digits = minorUnitDigits[currency];
  if (digits === undefined || currencies?.includes(currency) === false) return undefined;
  const written = decimals[currency] ?? digits;
  const needed = written < digits ? 10n ** BigInt(digits - written) : 1n;
  const multiple = multiples[currency] ?? 1n;
  return needed > multiple ? needed : multiple;
}
