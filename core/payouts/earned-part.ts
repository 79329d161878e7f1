import type { AccountHead } from '../ledger/account-head.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';

/**
 * How much of a payment out of an account is earned, so that tax may be withheld of it; the rest is indirect tax, which is the
 * creator's own. In minor units; more than the payment where credited tax lowers it.
 */
export function earnedPart(
  head: Pick<AccountHead, 'indirectTax'>,
  {
    payeeId,
    currency,
    minorUnits,
  }: { readonly payeeId?: string; readonly currency: string; readonly minorUnits: bigint },
): bigint {
  if (payeeId !== undefined) return minorUnits;
  return minorUnits - indirectTaxPart(head, currency, minorUnits);
}
