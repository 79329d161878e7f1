import type { PayoutBatch } from '../../core/payouts/payout-store.ts';
import type { NonCashUnit } from '../../core/plans/reward.ts';
import { type FairValue, valueInMoney } from '../../core/tax/fair-value.ts';
import { judgeTax } from '../../core/tax/judge-tax.ts';
import type { MerchantTax } from '../../core/tax/merchant-tax.ts';
import type { PayoutWithholding } from '../../core/tax/payout-withholding.ts';
import { taxDayOf } from '../../core/tax/tax-day.ts';
import { taxReceiverOf } from '../../core/tax/tax-receiver.ts';
import { taxYearOf } from '../../core/tax/tax-year.ts';
import type { TaxYearTotal } from '../../core/tax/tax-year-total.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { TaxStandingPorts } from '../shared/paying/load-tax-standings.ts';

const incomeKind = 'in-kind';

/**
 * What a reservation of no cash counts as in the creator's tax year, with the total that it is added to. `undefined` where nobody knows
 * what it is worth. Nothing is withheld in kind, and nobody waits for a form: what later cash is taxed by has it in its total.
 */
export async function valueInKind(
  { ledger, directory }: TaxStandingPorts,
  payer: MerchantTax,
  { merchantId, currency: unit, rewardValue }: PayoutBatch,
  creatorId: string,
  minorUnits: bigint,
  at: Instant,
): Promise<{ readonly fairValue: FairValue; readonly total: TaxYearTotal } | undefined> {
  const gross = valueInMoney({ minorUnits, unit: unit as NonCashUnit }, rewardValue);
  if (gross === undefined || gross.minorUnits === 0n) return undefined;

  const day = taxDayOf(payer, at);
  const taxYear = taxYearOf(day, payer.country);
  const receiver = taxReceiverOf(creatorId, undefined);
  const [profile, total] = await Promise.all([
    directory.findTaxProfile(merchantId, receiver),
    ledger.readTaxYear({ merchantId, receiver, currency: gross.currency, taxYear }),
  ]);
  const verdict = judgeTax({ payer: { ...payer, incomeKind }, profile, gross, day, total });
  const { currency, minorUnits: grossMinorUnits } = gross;
  return {
    fairValue: {
      ...{ currency, day, taxYear, grossMinorUnits, withheldMinorUnits: 0n },
      ...{ payerCountry: payer.country, incomeKind },
      ...(verdict.kind === 'withhold' ? describeRule(verdict.withholding) : {}),
    },
    total,
  };
}

/** What the rule would keep back of cash is the merchant's to settle: there is nothing in points to keep it back from. */
function describeRule({ ruleId, withheldMinorUnits }: PayoutWithholding) {
  return { ruleId, ...(withheldMinorUnits === 0n ? {} : { dueMinorUnits: withheldMinorUnits }) };
}
