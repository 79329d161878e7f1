import type { NonCashUnit } from './reward.ts';

/**
 * The currency in whose minor units a unit is counted: `USD` of `store-credit:USD`; `undefined` of
 * points, products and samples, which are whole pieces.
 */
export function currencyOfUnit(unit: NonCashUnit): string | undefined {
  const [, currency] = /^(?:store-credit|discount):(.*)$/s.exec(unit) ?? [];
  return currency;
}
