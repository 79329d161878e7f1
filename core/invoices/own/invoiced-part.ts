import type { AccountHead } from '../../ledger/account-head.ts';
import { balancesOf } from '../../ledger/balances.ts';
import { type InvoicingAccount, isMatched } from './invoicing-account.ts';

/**
 * How much of what was earned in a currency is covered by invoices that match, or needs none, and is in no payout yet. In minor
 * units. Negative: more was paid than is covered, because the creator began to write invoices for months that were paid.
 */
export function invoicedPart(
  { free, months }: Pick<InvoicingAccount, 'free' | 'months'>,
  head: Pick<AccountHead, 'balances' | 'indirectTax'>,
  currency: string,
): bigint {
  const matched = months
    .filter((month) => month.currency === currency && isMatched(month))
    .reduce((sum, { netMinorUnits }) => sum + netMinorUnits, 0n);
  return (free[currency] ?? 0n) + matched - earnedInPayouts(head, currency);
}

/** What of earnings was ever reserved and did not come back. */
function earnedInPayouts(
  { balances, indirectTax }: Pick<AccountHead, 'balances' | 'indirectTax'>,
  currency: string,
): bigint {
  const { paid, inPayout, taxWithheld } = balancesOf(balances, currency);
  return paid + inPayout + taxWithheld - (indirectTax?.[currency]?.reservedMinorUnits ?? 0n);
}
