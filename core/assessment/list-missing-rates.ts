import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import type { MissingRate } from '../money/missing-rate.ts';
import { formatDay } from '../time/format-instant.ts';
import type { Instant } from '../time/instant.ts';
import type { Terms } from './assessment.ts';

/** The rates of these pairs for a conversion of a moment, each once, by their currencies. */
export function listMissingRates(
  pairs: readonly CurrencyPair[],
  { rateSource }: Pick<Terms, 'rateSource'>,
  at: Instant,
): MissingRate[] {
  const missing = new Map<string, MissingRate>();
  for (const { from, to } of pairs) {
    missing.set(`${from}/${to}`, {
      from,
      to,
      before: formatDay(at),
      ...(rateSource === undefined ? {} : { source: rateSource }),
    });
  }
  return [...missing.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate);
}
