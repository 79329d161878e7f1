import type { RailLimits } from '../payout-rail.ts';
import { digitsOfUnit } from './digits-of-unit.ts';

/**
 * Of what a rail pays a currency in whole multiples, in ISO 4217 minor units: what it cannot write, or will not pay, has to stay where it
 * is. `undefined` for a currency that it does not pay in.
 */
export function payableStep(
  limits: Pick<RailLimits, 'decimals' | 'multiples' | 'currencies' | 'inKind'>,
  currency: string,
): bigint | undefined {
  const { decimals, multiples } = limits;
  const digits = digitsOfUnit(limits, currency);
  if (digits === undefined) return undefined;
  const written = decimals[currency] ?? digits;
  const needed = written < digits ? 10n ** BigInt(digits - written) : 1n;
  const multiple = multiples[currency] ?? 1n;
  return needed > multiple ? needed : multiple;
}
