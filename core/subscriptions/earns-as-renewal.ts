import type { RenewalTerms } from '../plans/renewal-terms.ts';
import { addMonths } from '../time/add-months.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Whether a renewal still earns under a plan's version. `maxMonths` are calendar months from the first
 * payment, in UTC: twelve of them hold the first payment and eleven monthly renewals.
 *
 * @param terms absent: renewals earn for the life of the subscription.
 */
export function earnsAsRenewal(
  terms: RenewalTerms | undefined,
  firstPlacedAt: Instant,
  placedAt: Instant,
): boolean {
  const earn = terms?.earn ?? 'lifetime';
  if (earn === 'lifetime') return true;
  return earn === 'first-payment' ? false : placedAt < addMonths(firstPlacedAt, earn.maxMonths);
}
