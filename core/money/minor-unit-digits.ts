import { currencies } from './currencies.ts';

/**
 * The decimal places of every currency that is money here, by its three letters: USD 2, JPY 0,
 * KWD 3, CLF 4. Anything else is `undefined`.
 */
export const minorUnitDigits: Readonly<Record<string, number>> = Object.assign(
  // Without a prototype, so that a "currency" such as `constructor` is as unknown as any other.
  Object.create(null),
  Object.fromEntries(
    Object.entries(currencies).map(([code, currency]) => [code, currency.minorUnitDigits]),
  ),
);
