import { findCurrency } from '../../core/money/find-currency.ts';
import { currencyText } from './money-schema.ts';

/** A currency by its code of ISO 4217. */
export const knownCurrencySchema = currencyText.refine(
  (code) => findCurrency(code) !== undefined,
  'This is not an ISO 4217 currency.',
);
