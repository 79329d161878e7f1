import { minorUnitDigits } from '../../core/money/minor-unit-digits.ts';
import { parseDecimal } from '../../core/money/parse-decimal.ts';
import { UnusableContentError } from './unusable-content-error.ts';

/** An amount as payloads have it: its text, or nothing. */
export type WrittenText = string | null | undefined;

/** Reads texts of one currency into minor units; absent is zero. The field is named where it is no amount. */
export type ReadText = (field: string, text: WrittenText) => bigint;

/** @throws UnusableContentError if the payload names no currency, or one that is not in ISO 4217. */
export function requireCurrency(currency: string | null | undefined): string {
  if (!currency) throw new UnusableContentError('no-currency', 'The payload names no currency.');
  if (Object.hasOwn(minorUnitDigits, currency)) return currency;
  throw new UnusableContentError('unknown-currency', 'The currency is not in ISO 4217.');
}

/**
 * The reader for a currency.
 *
 * @param parse how a text is read; by default exactly, so that decimals beyond the currency's are refused.
 * @throws UnusableContentError if the currency is unknown; the reader, for what is no amount of the currency.
 */
export function amountReader(
  currency: string,
  parse: (text: string, currency: string) => bigint | undefined = parseDecimal,
): ReadText {
  requireCurrency(currency);
  return (field, text) => {
    if (text === undefined || text === null) return 0n;
    const minorUnits = parse(text, currency);
    if (minorUnits !== undefined) return minorUnits;
    throw new UnusableContentError('unreadable-amount', `${field} is no amount of ${currency}.`);
  };
}

/** Refuses what must be there and must not be negative, such as a price. */
export function requireText(read: ReadText, field: string, text: WrittenText): bigint {
  if (text === undefined || text === null) {
    throw new UnusableContentError('unreadable-amount', `${field} is missing.`);
  }
  const minorUnits = read(field, text);
  if (minorUnits >= 0n) return minorUnits;
  throw new UnusableContentError('unreadable-amount', `${field} is negative.`);
}
