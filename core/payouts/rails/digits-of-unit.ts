import { minorUnitDigits } from '../../money/minor-unit-digits.ts';
import { currencyOfUnit } from '../../plans/currency-of-unit.ts';
import { kindOfUnit } from '../../plans/kind-of-unit.ts';
import type { NonCashUnit } from '../../plans/reward.ts';
import type { RailLimits } from '../payout-rail.ts';

/**
 * With how many decimals the ledger counts a unit that a rail moves: those of ISO 4217, also of store credit in a currency, and none of
 * points and pieces. `undefined` for a unit that it does not move.
 */
export function digitsOfUnit(
  { inKind, currencies }: Pick<RailLimits, 'inKind' | 'currencies'>,
  unit: string,
): number | undefined {
  const kind = kindOfUnit(unit);
  if (inKind === undefined) {
    return currencies?.includes(unit) === false ? undefined : minorUnitDigits[unit];
  }
  if (kind === undefined || !inKind.includes(kind)) return undefined;
  const currency = currencyOfUnit(unit as NonCashUnit);
  return currency === undefined ? 0 : minorUnitDigits[currency];
}
