import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';
import { convertPayout } from './convert-payout.ts';
import type { AccountVerdict } from './judge-account.ts';
import type { PayoutConversion } from './payout-conversion.ts';

/**
 * What a plan says of an exchange: what would come of what is moved, which is what is left after the tax. `nothing` where the tax
 * leaves less than can be paid; absent where nothing is exchanged, as of what is withheld whole.
 */
export function conversionOfPlan(
  { exchange }: Extract<AccountVerdict, { pays: true }>,
  moved: Money,
  at: Instant,
): { readonly conversion?: PayoutConversion } | 'nothing' {
  if (exchange === undefined || moved.minorUnits === 0n) return {};
  const conversion = convertPayout(moved, exchange, at);
  return conversion.to.minorUnits === 0n ? 'nothing' : { conversion };
}
