import type { Payout } from '../payouts/payout.ts';
import { taxReceiverOf } from './tax-receiver.ts';
import type { TaxYearKey, TaxYearPart } from './tax-year-total.ts';

/** In which total a payout counts, and with what. */
export type PayoutInTaxYear = { readonly key: TaxYearKey; readonly part: TaxYearPart };

/**
 * In which total a payout counts, and with what: cash with its gross, and what is no cash with its fair value; `undefined` if the merchant
 * withheld nothing by any rule, or nobody knows the value.
 */
export function taxYearOfPayout(payout: Payout): PayoutInTaxYear | undefined {
  const { merchantId, creatorId, division, withholding, fairValue } = payout;
  const part = withholding ?? fairValue;
  if (part === undefined) return undefined;
  const receiver = taxReceiverOf(creatorId, division?.payeeId);
  const currency = withholding === undefined ? fairValue?.currency : undefined;
  const key = { merchantId, receiver, currency: currency ?? payout.currency };
  return { key: { ...key, taxYear: part.taxYear }, part };
}
