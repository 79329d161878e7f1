import type { Money } from '../money/money.ts';
import { holdBeyond } from '../tax/hold-beyond.ts';
import { judgeTax, type TaxVerdict } from '../tax/judge-tax.ts';
import type { MerchantTax } from '../tax/merchant-tax.ts';
import { taxReceiverOf } from '../tax/tax-receiver.ts';
import { changeTaxYear, type TaxYearTotal } from '../tax/tax-year-total.ts';
import type { Receiver } from './list-receivers.ts';
import type { TaxStanding } from './tax-standing.ts';

/** Who pays, and on which day of the payer's zone. */
export type PayerOfPlan = { readonly payer: MerchantTax; readonly day: string };

/**
 * Judges the tax of one payment of a plan after the other: what a payee is to have from one account counts in the year
 * when it comes to the next. `gross` is what is earned, and `paidMinorUnits` what it comes to with indirect tax. Nothing is ever withheld for a merchant who is nobody for tax.
 */
export function makeTaxOfPlan(paying: PayerOfPlan | undefined) {
  const planned = new Map<string, TaxYearTotal>();

  return (
    standings: readonly TaxStanding[],
    { creatorId, payeeId }: Receiver,
    gross: Money,
    paidMinorUnits: bigint = gross.minorUnits,
  ): TaxVerdict | undefined => {
    // Of indirect tax alone nothing is withheld.
    if (paying === undefined || gross.minorUnits <= 0n) return undefined;
    const { kind, id } = taxReceiverOf(creatorId, payeeId);
    const standing = standings.find(({ receiver }) => receiver.kind === kind && receiver.id === id);
    const stored = standing?.totals.find(({ currency }) => currency === gross.currency);
    const name = JSON.stringify([kind, id, gross.currency]);
    const total = planned.get(name) ?? stored;
    const judged = judgeTax({
      ...paying,
      profile: standing?.profile,
      gross,
      total: total ?? { paid: [] },
    });
    const verdict = holdBeyond(judged, paidMinorUnits);
    if (verdict.kind === 'withhold' && total !== undefined) {
      planned.set(name, changeTaxYear(total, verdict.withholding, 1n));
    }
    return verdict;
  };
}
