import { invoicedPart } from '../invoices/own/invoiced-part.ts';
import {
  type InvoicedMonth,
  type InvoicingAccount,
  isMatched,
} from '../invoices/own/invoicing-account.ts';
import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';
import { formatMoney } from '../money/format-money.ts';
import type { RefusingVerdict } from './judge-account.ts';

export type InvoicedAccount = {
  readonly head: AccountHead;
  readonly invoicing: InvoicingAccount;
  readonly currency: string;
  /** Asked of what is earned and covered by invoices. */
  readonly minimumMinorUnits: bigint;
};

/** How much of what is payable can be paid, and what the rest waits for. */
export type InvoicedVerdict = {
  /** With the indirect tax on it; zero or less: nothing. */
  readonly minorUnits: bigint;
  /** Absent: nothing waits, or nothing that anybody could do something about. */
  readonly waits?: RefusingVerdict;
};

/**
 * Judges how much is payable of the account of a creator who writes invoices: what these cover, with the tax on them. What was
 * earned since the last statement waits for its invoice, too.
 */
export function judgeInvoiced(account: InvoicedAccount): InvoicedVerdict {
  const { head, invoicing, currency, minimumMinorUnits } = account;
  const { payable } = balancesOf(head.balances, currency);
  const tax = indirectTaxPart(head, currency, payable);
  const earned = payable - tax;
  const covered = clamp(invoicedPart(invoicing, head, currency), earned);
  if (covered === earned) return { minorUnits: payable };
  const isEnough = covered === 0n || covered >= minimumMinorUnits;
  const minorUnits = isEnough && covered + tax > 0n ? covered + tax : 0n;
  const open = invoicing.months.find((month) => month.currency === currency && !isMatched(month));
  if (open === undefined && minorUnits > 0n) return { minorUnits };
  return { minorUnits, waits: describeWait(payable - minorUnits, open) };
}

const clamp = (part: bigint, whole: bigint): bigint =>
  part < 0n || whole < 0n ? 0n : part < whole ? part : whole;

function describeWait(minorUnits: bigint, open: InvoicedMonth | undefined): RefusingVerdict {
  const refusal = { pays: false, minorUnits } as const;
  if (open === undefined) {
    const detail =
      'It is in no issued statement yet: the invoice follows the statement when its month is over.';
    return { ...refusal, reason: 'invoice-missing', detail };
  }
  const { month, currency, statement, invoice, netMinorUnits } = open;
  if (invoice === undefined) {
    const net = formatMoney({ minorUnits: netMinorUnits, currency });
    const detail = `Upload the invoice of ${month} over ${net} ${currency} net (statement ${statement}).`;
    return { ...refusal, reason: 'invoice-missing', detail };
  }
  const found = invoice.differences.map(
    ({ field, stated, expected, detail }) =>
      `${field} ${stated}${expected === undefined ? '' : `, not ${expected}`}. ${detail}`,
  );
  const detail = `The invoice ${invoice.number} of ${month} differs: ${found.join(' ')} Upload a corrected one.`;
  return { ...refusal, reason: 'invoice-different', detail };
}
