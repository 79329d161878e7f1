import type { AccountWrite, LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { taxYearOfPayout } from '../../../core/tax/tax-year-of-payout.ts';
import { changeTaxYear } from '../../../core/tax/tax-year-total.ts';

/** A write that gives a taxed payout back, with what is then left of its own tax year; any other as it is. */
export async function withTaxYear(
  ledger: Pick<LedgerStore, 'readTaxYear'>,
  change: AccountWrite,
): Promise<AccountWrite> {
  const payout = change.payout?.next;
  const counted = payout && taxYearOfPayout(payout);
  if (change.entry.kind !== 'return' || counted === undefined) return change;
  const total = await ledger.readTaxYear(counted.key);
  return { ...change, taxYear: changeTaxYear(total, counted.part, -1n) };
}
