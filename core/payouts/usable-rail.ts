import type { CalledRail, RailLimits } from './payout-rail.ts';
import { payableStep } from './rails/payable-step.ts';

/** What a judgement needs to know of a rail: what it carries. */
export type RailToJudge = {
  readonly limits: Pick<RailLimits, 'decimals' | 'multiples' | 'currencies' | 'inKind'>;
};

/** The rails that are called over which a merchant can pay. A rail that is not among them carries nothing. */
export type RailsToJudge = Readonly<Partial<Record<CalledRail, RailToJudge>>>;

/** A rail over which a merchant can pay now: what it can do, and the merchant's account there. */
export type UsableRail = { readonly connectionId: string; readonly limits: RailLimits };
export type UsableRails = Readonly<Partial<Record<CalledRail, UsableRail>>>;

/**
 * As much of an amount as a rail can pay of a currency, in minor units: the rest stays payable. `undefined` for a currency that it does
 * not pay in.
 */
export function payablePart(
  minorUnits: bigint,
  currency: string,
  { limits }: RailToJudge,
): bigint | undefined {
  const step = payableStep(limits, currency);
  return step === undefined ? undefined : minorUnits - (minorUnits % step);
}
