import { minorUnitDigits } from '../../money/minor-unit-digits.ts';
import type { RailLimits } from '../payout-rail.ts';

/**
 * An amount of a rail's smallest units in ISO 4217 minor units; `undefined` for an unknown currency, and for what is no whole
 * number of minor units.
 */
export function fromRailUnits(
  { decimals: others }: Pick<RailLimits, 'decimals'>,
  currency: string,
  units: bigint,
): bigint | undefined {
  const digits = minorUnitDigits[currency];
  if (digits === undefined) return undefined;
  const decimals = others[currency] ?? digits;
  if (decimals <= digits) return units * 10n ** BigInt(digits - decimals);
  const divisor = 10n ** BigInt(decimals - digits);
  return units % divisor === 0n ? units / divisor : undefined;
}
