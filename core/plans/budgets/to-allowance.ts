import type { Money } from '../../money/money.ts';
import type { Instant } from '../../time/instant.ts';
import { type DatedZone, periodInZones } from '../../time/period-in-zones.ts';
import type { PeriodUnit } from '../period-term.ts';
import type { Allowance, AllowanceKey } from './allowance.ts';
import type { Budget } from './budget.ts';
import type { UsageLimit } from './usage-limit.ts';

/** The moment that decides in which period a conversion falls, and the merchant's zones. */
export type AllowanceTime = { readonly eventAt: Instant; readonly zones: readonly DatedZone[] };

/** What conversions of a moment may use of a budget, in minor units of its currency. */
export function budgetAllowance(budget: Budget, time: AllowanceTime): Allowance {
  const { merchantId, budgetId: id, amount, period, whenSpent } = budget;
  const key: AllowanceKey = { merchantId, kind: 'budget', id, ...keyOfPeriod(period, time) };
  return { key, units: amount.minorUnits, whenSpent };
}

/** How often orders of a moment may use a code; each use is one unit. */
export function codeAllowance(limit: UsageLimit, time: AllowanceTime): Allowance {
  const { merchantId, code: id, uses: units, period, whenSpent } = limit;
  const key: AllowanceKey = { merchantId, kind: 'code', id, ...keyOfPeriod(period, time) };
  return { key, units, whenSpent };
}

/**
 * A commission as units of a budget.
 *
 * @throws RangeError if it is in another currency: it is exchanged before, at its reference rate.
 */
export function unitsOfBudget({ budgetId, amount }: Budget, commission: Money): bigint {
  if (commission.currency === amount.currency) return commission.minorUnits;
  throw new RangeError(
    `The budget ${budgetId} is in ${amount.currency} and takes no ${commission.currency}.`,
  );
}

function keyOfPeriod(
  unit: PeriodUnit | undefined,
  { eventAt, zones }: AllowanceTime,
): Pick<AllowanceKey, 'periodKey'> {
  return unit === undefined ? {} : { periodKey: periodInZones(eventAt, unit, zones).period.key };
}
