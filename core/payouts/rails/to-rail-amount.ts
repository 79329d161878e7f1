import type { Money } from '../../money/money.ts';
import type { RailLimits } from '../payout-rail.ts';
import { digitsOfUnit } from './digits-of-unit.ts';
import { payableStep } from './payable-step.ts';

/** An amount as a rail counts it: `units` of its smallest unit, of which a whole has 10^`decimals`. */
export type RailAmount = { readonly units: bigint; readonly decimals: number };

/** Why an amount cannot be paid by a rail, as a sentence. */
export type UnpayableAmount = { readonly unpayable: string };

/**
 * Converts an amount from ISO 4217 minor units to those of a rail, exactly. What the rail would have to round is not payable,
 * nor is a currency that it does not know.
 */
export function toRailAmount(
  limits: Pick<RailLimits, 'rail' | 'decimals' | 'multiples' | 'currencies' | 'inKind'>,
  { currency, minorUnits }: Money,
): RailAmount | UnpayableAmount {
  const { rail, decimals: others } = limits;
  const digits = digitsOfUnit(limits, currency);
  const step = payableStep(limits, currency);
  if (digits === undefined || step === undefined) {
    return { unpayable: `${rail} does not pay in ${currency}.` };
  }
  if (minorUnits <= 0n) return { unpayable: 'Only an amount above zero can be paid.' };
  if (minorUnits % step !== 0n) {
    return { unpayable: `${rail} pays ${currency} in multiples of ${step} minor units only.` };
  }
  const decimals = others[currency] ?? digits;
  const needed = decimals < digits ? 10n ** BigInt(digits - decimals) : 1n;
  const factor = decimals > digits ? 10n ** BigInt(decimals - digits) : 1n;
  return { units: (minorUnits / needed) * factor, decimals };
}
