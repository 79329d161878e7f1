import { invoicedPart } from '../invoices/own/invoiced-part.ts';
import {
  type InvoicedMonth,
  type InvoicingAccount,
  isMatched,
} from '../invoices/own/invoicing-account.ts';
import { indirectTaxPart } from '../ledger/indirect-tax-part.ts';
import { formatMoney } from '../money/format-money.ts';
import { dueOf } from './due-of.ts';
import type { RefusingVerdict } from './judge-account.ts';
import type { PayableAccount } from './payable-account.ts';
import { choosePayoutMinimum } from './payout-minimum.ts';

/** How much of what is payable can be paid, and what the rest waits for. */
export type InvoicedVerdict = {
  /** With the indirect tax on it; zero or less: nothing. */
  readonly minorUnits: bigint;
  /** Absent: nothing waits, or nothing that anybody could do something about. */
  readonly waits?: RefusingVerdict;
};

/**
 * Judges how much is due of the account of a creator who writes invoices: what these cover, with the tax on them. What was
 * earned since the last statement waits for its invoice, too. The minimum is asked of what is earned and covered.
 */
export function judgeInvoiced(
  account: PayableAccount,
  invoicing: InvoicingAccount,
  currency: string,
): InvoicedVerdict {
  const { head, settings, left, rollOvers } = account;
  const due = dueOf(account, currency);
  const tax = indirectTaxPart(head, currency, due);
  const earned = due - tax;
  const covered = clamp(invoicedPart(invoicing, head, currency), earned);
  if (covered === earned) return { minorUnits: due };
  const isNeverTooLittle = left === true || rollOvers?.[currency]?.isOver === true;
  const isEnough =
    covered === 0n || isNeverTooLittle || covered >= choosePayoutMinimum(currency, settings);
  const minorUnits = isEnough && covered + tax > 0n ? covered + tax : 0n;
  const open = invoicing.months.find((month) => month.currency === currency && !isMatched(month));
  if (open === undefined && minorUnits > 0n) return { minorUnits };
  return { minorUnits, waits: describeWait(due - minorUnits, open) };
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
