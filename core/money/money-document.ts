import { formatMoney } from './format-money.ts';
import type { Money } from './money.ts';

/** An amount as the API and documents show it: `{"amount":"12.34","currency":"USD"}`. */
export type MoneyDocument = { readonly amount: string; readonly currency: string };

/**
 * An amount in the form of the API.
 *
 * @throws RangeError if the currency is unknown.
 */
export function toMoneyDocument(money: Money): MoneyDocument {
  return { amount: formatMoney(money), currency: money.currency };
}
