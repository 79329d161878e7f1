import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import { formatInstant } from '../time/format-instant.ts';
import type { PayoutConversion, PublishedQuote } from './payout-conversion.ts';

/** A conversion as the API and documents show it. */
export type ConversionDocument = {
  /** What the receiver gets. */
  readonly amount: MoneyDocument;
  /** What it was exchanged from. */
  readonly from: MoneyDocument;
  readonly source: string;
  readonly publishedOn: string;
  readonly takenAt: string;
  readonly quotes: readonly PublishedQuote[];
  readonly rounding: string;
  /** The rail pays whole multiples of it only. */
  readonly multipleOf?: MoneyDocument;
};

/** A conversion with both amounts, its published rates as their source wrote them, and how it was rounded. */
export function toConversionDocument(conversion: PayoutConversion): ConversionDocument {
  const { source, publishedOn, takenAt, from, to, quotes, rounding } = conversion;
  const { multipleMinorUnits: minorUnits } = conversion;
  return {
    amount: toMoneyDocument(to),
    from: toMoneyDocument(from),
    ...{ source, publishedOn, takenAt: formatInstant(takenAt), quotes, rounding },
    ...(minorUnits === undefined
      ? {}
      : { multipleOf: toMoneyDocument({ minorUnits, currency: to.currency }) }),
  };
}

/** The rates of a conversion in words: `1 EUR = 1.0832 USD (ecb, 2026-03-13)`. */
export function describeQuotes({
  quotes,
  source,
  publishedOn,
}: Pick<PayoutConversion, 'quotes' | 'source' | 'publishedOn'>): string {
  const rates = quotes.map(({ from, to, rate }) => `1 ${from} = ${rate} ${to}`);
  return `${rates.join(', ')} (${source}, ${publishedOn})`;
}
