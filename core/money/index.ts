export { allocate, type Part } from './allocate.ts';
export { chooseRate, maxRateAgeDays, type RateQuestion } from './choose-rate.ts';
export {
  type CurrencyPair,
  chooseReferenceRates,
  rateDaysBefore,
} from './choose-reference-rates.ts';
export type { Currency } from './currency.ts';
export { divideAmount } from './divide-amount.ts';
export { type ExchangedMoney, exchangeMoney } from './exchange-money.ts';
export type { ExchangeRate } from './exchange-rate.ts';
export { findCurrency } from './find-currency.ts';
export { formatMoney } from './format-money.ts';
export { formatMoneyWithCurrency } from './format-money-with-currency.ts';
export type { Fraction } from './fraction.ts';
export { greatestCommonDivisor } from './greatest-common-divisor.ts';
export { isSameRateDay } from './is-same-rate-day.ts';
export { minorUnitDigits } from './minor-unit-digits.ts';
export type { Money } from './money.ts';
export { type MoneyDocument, toMoneyDocument } from './money-document.ts';
export { parseDecimal } from './parse-decimal.ts';
export { parseExchangeRate, type WrittenExchangeRate } from './parse-exchange-rate.ts';
export { parseMoney } from './parse-money.ts';
export type { PublishedRates, RateDay, RateStore } from './rate-store.ts';
export { requireMinorUnitDigits } from './require-minor-unit-digits.ts';
export { roundFraction } from './round-fraction.ts';
export type { DirectedRounding, RoundingName, SymmetricRounding } from './rounding.ts';
