import type { AccountWrite, LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { taxYearOfPayout } from '../../../core/tax/tax-year-of-payout.ts';
import { changeTaxYear } from '../../../core/tax/tax-year-total.ts';

/** A write that gives a taxed payout back, with what is then left of its own tax year; any other as it is. */
export async function withTaxYear(
  ledger: Pick<LedgerStore, 'readTaxYear'>,
  change: AccountWrite,
): Promise<AccountWrite> {
  const payout = change.payout?.next;
  const key = payout && taxYearOfPayout(payout);
  const withholding = payout?.withholding;
  if (change.entry.kind !== 'return' || key === undefined || withholding === undefined)
    return change;
  const total = await ledger.readTaxYear(key);
  return { ...change, taxYear: changeTaxYear(total, withholding, -1n) };
}
