import { describeTiers } from './describe-tiers.ts';
import { formatAmount, formatMeasure } from './format-amount.ts';
import type {
  BonusWorking,
  CapWorking,
  DailyCapWorking,
  GuaranteeWorking,
  PeriodAdjustment,
} from './period-adjustment.ts';

/**
 * Says in sentences what a term changed in a period, and why.
 *
 * @param currency of the statement.
 * @throws RangeError if the currency is unknown.
 */
export function describeAdjustment(adjustment: PeriodAdjustment, currency: string): string {
  const { kind, working, minorUnits } = adjustment;
  if (kind === 'tiers') return describeTiers(working, minorUnits, currency);
  if (kind === 'bonus') return describeBonus(working, currency);
  if (kind === 'guarantee') return describeGuarantee(working, minorUnits, currency);

  const what = kind === 'assist-cap' ? ' of assist bonuses' : '';
  const most = `At most ${formatAmount(working.mostMinorUnits, currency)}${what} a ${working.per}`;
  const less = formatAmount(-minorUnits, currency);
  return working.per === 'day'
    ? `${most}: ${describeDays(working, less, currency)}`
    : `${most}: ${describeCap(working, minorUnits, less, currency)}`;
}

function describeBonus(
  { measure, measured, threshold, amountMinorUnits, outcome }: BonusWorking,
  currency: string,
): string {
  const amount = formatAmount(amountMinorUnits, currency);
  const come = formatMeasure(measure, measured, currency);
  const needed = formatMeasure(measure, threshold, currency);
  if (outcome === 'reached') return `Bonus of ${amount}: ${come} reach the ${needed} needed.`;
  if (outcome === 'not-reached') return `No bonus of ${amount}: ${come} of the ${needed} needed.`;
  return `Bonus of ${amount}, kept: the ${needed} needed were reached when the period was stated.`;
}

function describeDays({ days }: DailyCapWorking, less: string, currency: string): string {
  if (days.length === 0) return 'no day had more.';
  const list = days.map(({ day, earned }) => `${day} had ${formatAmount(earned, currency)}`);
  return `${list.join(', ')}, so ${less} less.`;
}

function describeCap(
  { earned }: CapWorking,
  minorUnits: bigint,
  less: string,
  currency: string,
): string {
  const come = `${formatAmount(earned, currency)} earned`;
  return minorUnits === 0n ? `${come}, so nothing is cut.` : `${come}, so ${less} less.`;
}

function describeGuarantee(
  { per, atLeastMinorUnits, enrolledDays, periodDays, guaranteed, earned }: GuaranteeWorking,
  minorUnits: bigint,
  currency: string,
): string {
  const part =
    enrolledDays === periodDays
      ? ''
      : `, for ${enrolledDays} of ${periodDays} days ${formatAmount(guaranteed, currency)}`;
  const promise = `Guaranteed ${formatAmount(atLeastMinorUnits, currency)} a ${per}${part}`;
  const come = `${formatAmount(earned, currency)} earned`;
  return minorUnits === 0n
    ? `${promise}: ${come}, so nothing is missing.`
    : `${promise}: ${come}, so ${formatAmount(minorUnits, currency)} more.`;
}
