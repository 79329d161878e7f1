import { formatMoney } from '../../../core/money/format-money.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** Part of JSON in Node 24; TypeScript's library of 2024 does not list it yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A number exactly as its digits say, since Shopify's ids are larger than a float can hold. */
export function writeNumber(digits: string): unknown {
  return rawJSON(digits);
}

/** Shopify writes times to the second, with an offset. */
export function writeTime(at: Instant): string {
  return formatInstant(at).replace(/\.\d+Z$/, '+00:00');
}

/** An amount as text, and the same as a set of the shop's and the buyer's currency. */
export function writeAmounts(name: string, minorUnits: bigint, currency: string) {
  return {
    [name]: formatMoney({ minorUnits, currency }),
    [`${name}_set`]: writeSet(minorUnits, currency),
  };
}

export function writeSet(minorUnits: bigint, currency: string) {
  const money = { amount: formatMoney({ minorUnits, currency }), currency_code: currency };
  return { shop_money: money, presentment_money: money };
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
