import { canonicalJson } from '../encoding/canonical-json.ts';
import { deriveRate } from '../money/derive-rate.ts';
import { formatMoney } from '../money/format-money.ts';
import { parseExchangeRate } from '../money/parse-exchange-rate.ts';
import { convertPayout } from './convert-payout.ts';
import type { PayoutConversion } from './payout-conversion.ts';

/**
 * What is wrong with a recorded conversion, as a sentence: its published rates do not lead from the one amount to the other.
 * `undefined`: nothing. For checks only; what is paid is what is recorded.
 */
export function checkConversion(conversion: PayoutConversion): string | undefined {
  const { source, publishedOn, takenAt, from, to, quotes, multipleMinorUnits = 1n } = conversion;
  const rates = quotes.flatMap(
    (quote) => parseExchangeRate({ ...quote, source, publishedOn }, takenAt) ?? [],
  );
  const base = quotes[0]?.from ?? '';
  const rate = deriveRate(rates, { from: from.currency, to: to.currency, base });
  if (rate === undefined) return `No rate is recorded for ${from.currency} in ${to.currency}.`;
  const exact = convertPayout(from, { rate, multipleMinorUnits }, takenAt);
  if (canonicalJson(exact) === canonicalJson(conversion)) return undefined;
  const amounts = [from, exact.to, to].map((money) => `${formatMoney(money)} ${money.currency}`);
  return `${amounts[0]} are ${amounts[1]} by the recorded rates, and ${amounts[2]} is recorded.`;
}
