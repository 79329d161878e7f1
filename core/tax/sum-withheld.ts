import type { TaxYearTotal } from './tax-year-total.ts';

/** What was withheld of some tax years' receivers in a currency, less what came back. */
export function sumWithheld(totals: readonly TaxYearTotal[], currency: string): bigint {
  return totals
    .filter((total) => total.currency === currency)
    .flatMap(({ paid }) => paid)
    .reduce((sum, { withheldMinorUnits }) => sum + withheldMinorUnits, 0n);
}
