import { formatMoney } from './format-money.ts';
import type { Money } from './money.ts';

/**
 * Writes an amount for people: `12.34 USD`.
 *
 * @throws RangeError if the currency is unknown.
 */
export function formatMoneyWithCurrency(money: Money): string {
  return `${formatMoney(money)} ${money.currency}`;
}
