import type { Money } from '../../core/money/money.ts';
import type { Receiver } from '../../core/payouts/list-receivers.ts';
import { holdBeyond } from '../../core/tax/hold-beyond.ts';
import { judgeTax } from '../../core/tax/judge-tax.ts';
import type { MerchantTax } from '../../core/tax/merchant-tax.ts';
import type { PayoutWithholding } from '../../core/tax/payout-withholding.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import { taxReceiverOf } from '../../core/tax/tax-receiver.ts';
import { taxYearOf } from '../../core/tax/tax-year.ts';
import type { TaxYearTotal } from '../../core/tax/tax-year-total.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { TaxStandingPorts } from '../shared/paying/load-tax-standings.ts';

/**
 * What is withheld of a payment that is reserved now, with the total that it was judged by: the reservation moves it on, so
 * nobody else counts from the same. `gross` is what is earned of what is paid. `hold` if nobody knows for certain; a plan says why.
 */
export async function withholdAt(
  { ledger, directory }: TaxStandingPorts,
  payer: MerchantTax,
  merchantId: string,
  { creatorId, payeeId }: Receiver,
  gross: Money,
  { paidMinorUnits, at }: { readonly paidMinorUnits: bigint; readonly at: Instant },
): Promise<{ withholding: PayoutWithholding; total: TaxYearTotal } | 'hold'> {
  const day = taxDayOf(payer, at);
  const receiver = taxReceiverOf(creatorId, payeeId);
  const taxYear = taxYearOf(day, payer.country);
  const [profile, total] = await Promise.all([
    directory.findTaxProfile(merchantId, receiver),
    ledger.readTaxYear({ merchantId, receiver, currency: gross.currency, taxYear }),
  ]);
  const verdict = holdBeyond(judgeTax({ payer, profile, gross, day, total }), paidMinorUnits);
  return verdict.kind === 'withhold' ? { withholding: verdict.withholding, total } : 'hold';
}
