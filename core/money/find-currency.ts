import { currencies } from './currencies.ts';
import type { Currency } from './currency.ts';

/** What ISO 4217 says of a currency by its three letters; `undefined` if it is none. */
export function findCurrency(code: string): Currency | undefined {
  return Object.hasOwn(currencies, code) ? currencies[code] : undefined;
}
