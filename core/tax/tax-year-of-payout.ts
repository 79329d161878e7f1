import type { Payout } from '../payouts/payout.ts';
import { taxReceiverOf } from './tax-receiver.ts';
import type { TaxYearKey } from './tax-year-total.ts';

/** In which total a payout counts; `undefined` if the merchant withheld nothing by any rule. */
export function taxYearOfPayout({
  merchantId,
  creatorId,
  currency,
  division,
  withholding,
}: Payout): TaxYearKey | undefined {
  if (withholding === undefined) return undefined;
  const receiver = taxReceiverOf(creatorId, division?.payeeId);
  return { merchantId, receiver, currency, taxYear: withholding.taxYear };
}
