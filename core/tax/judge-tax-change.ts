import type { Instant } from '../time/instant.ts';
import type { MerchantTax } from './merchant-tax.ts';
import { taxDayOf } from './tax-day.ts';

/** Why a merchant cannot be somebody else for tax now. */
export type TaxChangeRefusal =
  /** What was paid is counted in tax years of the country. */
  | { readonly kind: 'country-in-use' }
  /** It is another day there: a payment could fall on a day, a month or a year that is over. */
  | { readonly kind: 'days-differ'; readonly before: string; readonly after: string };

/**
 * Whether a merchant can be somebody else for tax from now on; `undefined`: yes. What was paid stays as it was judged.
 *
 * @param before absent: nothing was ever withheld.
 * @param isCounted whether anything is counted in a tax year.
 */
export function judgeTaxChange(
  before: MerchantTax | undefined,
  after: MerchantTax,
  isCounted: boolean,
  now: Instant,
): TaxChangeRefusal | undefined {
  if (before === undefined) return undefined;
  if (before.country !== after.country && isCounted) return { kind: 'country-in-use' };
  const days = { before: taxDayOf(before, now), after: taxDayOf(after, now) };
  return days.before === days.after ? undefined : { kind: 'days-differ', ...days };
}
