import { formatRate } from '../format-rate.ts';
import { compare, sum, whole } from './exact.ts';
import { formatAmount, formatMeasure } from './format-amount.ts';
import type { TierPart, TiersWorking } from './period-adjustment.ts';

/**
 * Says what tiers added, and why: `Tier gold from 10,000.00 USD: 2 % of 3,412.50 USD above it =
 * 68.25 USD.`
 */
export function describeTiers(working: TiersWorking, minorUnits: bigint, currency: string): string {
  const isForNext = working.applies === 'next-period';
  const nothingHeld = isForNext
    ? 'No tier was reached in the period before.'
    : `No tier is reached: ${describeProgress(working, currency)}.`;
  const addition =
    working.parts.length === 0 ? nothingHeld : describeParts(working, minorUnits, currency);
  if (!isForNext) return addition;

  const { reached, measure, measured } = working;
  const prospect =
    reached === undefined
      ? `no tier yet, ${describeProgress(working, currency)}`
      : `tier ${reached}, reached with ${formatMeasure(measure, measured, currency)}`;
  return `${addition} For the next period: ${prospect}.`;
}

function describeProgress({ measure, measured, next }: TiersWorking, currency: string): string {
  const come = formatMeasure(measure, measured, currency);
  return next === undefined
    ? come
    : `${come} of the ${formatMeasure(measure, next.from, currency)} for tier ${next.tier}`;
}

function describeParts(working: TiersWorking, minorUnits: bigint, currency: string): string {
  const { parts } = working;
  const described = parts.map((_, index) => describePart(working, index, currency)).join('; ');
  const exact = sum(parts, (part) => part.exact);
  const total = formatAmount(minorUnits, currency);
  if (compare(exact, whole(minorUnits)) !== 0) return `${described}; rounded half-even: ${total}.`;
  return parts.length === 1 ? `${described}.` : `${described}; together ${total}.`;
}

function describePart(working: TiersWorking, index: number, currency: string): string {
  const { applies, measure, parts } = working;
  const { tier, from, rate, revenue, exact } = parts[index] as TierPart;
  const amount = formatAmount(revenue, currency);
  const origin =
    applies === 'next-period'
      ? `Tier ${tier}, held from the period before`
      : `Tier ${tier} from ${formatMeasure(measure, from, currency)}`;
  const marginal = index === parts.length - 1 ? `${amount} above it` : `${amount} up to the next`;
  const base = applies === 'marginal' ? marginal : `all ${amount}`;
  return `${origin}: ${formatRate(rate)} of ${base} = ${formatAmount(exact, currency)}`;
}
