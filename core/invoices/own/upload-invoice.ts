import type { AccountHead } from '../../ledger/account-head.ts';
import type { IndirectTaxClaim } from '../../ledger/post-indirect-tax.ts';
import { invoicedPart } from './invoiced-part.ts';
import { type InvoicedMonth, type InvoicingAccount, isMatched } from './invoicing-account.ts';
import type { OwnInvoice } from './own-invoice.ts';

/** An invoice that is to take its place in an account. */
export type InvoiceToUpload = Omit<OwnInvoice, 'version'>;

export type UploadedInvoice =
  | {
      readonly kind: 'uploaded';
      readonly account: InvoicingAccount;
      readonly invoice: OwnInvoice;
      /** By how much the tax that is payable changes. Absent: by nothing. */
      readonly claim?: IndirectTaxClaim;
    }
  /** The newest version says the same already. */
  | { readonly kind: 'known'; readonly invoice: OwnInvoice }
  /** What the version before covers is in a payout, so it stays. */
  | { readonly kind: 'paid' }
  /** There is nothing to invoice for the month in the currency. */
  | { readonly kind: 'not-open' };

/**
 * Puts an invoice in the place of the version before, if nothing was paid on that one. The tax of an invoice that matches is
 * payable; that of the one before no more.
 */
export function uploadInvoice(
  account: InvoicingAccount,
  head: Pick<AccountHead, 'balances' | 'indirectTax'>,
  upload: InvoiceToUpload,
): UploadedInvoice {
  const before = account.months.find((month) => isOf(month, upload));
  if (before === undefined) return { kind: 'not-open' };
  if (before.invoice !== undefined && saysTheSame(before.invoice, upload)) {
    return { kind: 'known', invoice: before.invoice };
  }
  const covered = invoicedPart(account, head, before.currency);
  if (isMatched(before) && covered < before.netMinorUnits) return { kind: 'paid' };
  const invoice: OwnInvoice = { ...upload, version: (before.invoice?.version ?? 0) + 1 };
  const after = { ...before, invoice };
  const months = account.months.map((month) => (month === before ? after : month));
  const minorUnits = taxOf(after) - taxOf(before);
  return {
    ...{ kind: 'uploaded', invoice },
    account: { ...account, version: account.version + 1, months },
    ...(minorUnits === 0n ? {} : { claim: claimOf(invoice, minorUnits) }),
  };
}

const isOf = ({ month, currency }: InvoicedMonth, upload: InvoiceToUpload): boolean =>
  month === upload.month && currency === upload.billedCurrency;

/** Judged again, the same document can match at last: then it is another version. */
function saysTheSame(before: OwnInvoice, upload: InvoiceToUpload): boolean {
  const { version: _, uploadedAt: __, differences, ...figures } = before;
  const { uploadedAt: ___, differences: found, ...others } = upload;
  return show(figures) === show(others) && show(differences) === show(found);
}

const show = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : sort(part)));

function sort(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const taxOf = (month: InvoicedMonth): bigint =>
  isMatched(month) ? (month.invoice?.taxMinorUnits ?? 0n) : 0n;

function claimOf(
  { number, month, billedCurrency, version }: OwnInvoice,
  minorUnits: bigint,
): IndirectTaxClaim {
  const claim = `own/${month}/${billedCurrency}/${version}`;
  return { claim, invoice: number, currency: billedCurrency, minorUnits };
}
