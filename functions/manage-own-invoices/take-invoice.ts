import type { OwnInvoices } from '../../core/invoices/billing.ts';
import type { InvoicedMonth, InvoicingAccount } from '../../core/invoices/own/invoicing-account.ts';
import { type ExpectedTax, matchInvoice } from '../../core/invoices/own/match-invoice.ts';
import {
  type InvoiceToUpload,
  type UploadedInvoice,
  uploadInvoice,
} from '../../core/invoices/own/upload-invoice.ts';
import type { AccountHead } from '../../core/ledger/account-head.ts';
import { postIndirectTax } from '../../core/ledger/post-indirect-tax.ts';
import { openInvoicedMonths } from '../shared/billing/open-invoiced-months.ts';
import { conflict } from '../shared/http/problem-error.ts';
import { type JudgeTaxOfMonth, openTaxJudge } from './open-tax-judge.ts';
import type { Account, OwnInvoicesPorts } from './ports.ts';
import type { Upload } from './read-upload.ts';

/** An invoice that is uploaded for a month in a currency. */
export type InvoiceToTake = Upload & {
  readonly month: string;
  readonly currency: string;
  readonly billing: OwnInvoices;
  /** Why the merchant takes the tax that it states, if nobody can say which it is. */
  readonly acceptTax?: string | undefined;
};

/** So often the account may move meanwhile. */
const triesMax = 20;

/**
 * Takes an invoice in: keeps the document, compares its figures with the statement, and makes the tax on it payable if it matches.
 * What differs is kept, too, and named. The same again changes nothing.
 *
 * First the document under its digest, then in one transaction all that names it.
 *
 * @throws ProblemError 409 if there is nothing to invoice, or something was paid on the version before.
 */
export async function takeInvoice(
  ports: OwnInvoicesPorts,
  account: Account,
  invoice: InvoiceToTake,
): Promise<InvoicedMonth> {
  const sha256 = ports.sha256OfBytes(invoice.bytes);
  await openInvoicedMonths(ports, account, invoice.billing);
  const judge = await openTaxJudge(ports, account, invoice.billing);
  for (let tries = 0; tries < triesMax; tries += 1) {
    // The account first: what is reserved by an invoice moves it.
    const head = await ports.ledger.readHead(account.merchantId, account.creatorId);
    const invoicing = await ports.ledger.readInvoicing(account.merchantId, account.creatorId);
    const upload = describeUpload(ports, invoice, sha256, findMonth(invoicing, invoice), {
      invoicing,
      judge,
    });
    if (tries === 0) await ports.documents.put({ ...account, ...upload }, invoice.bytes);
    const uploaded = uploadInvoice(invoicing, head, upload);
    if (uploaded.kind === 'paid') throw paid();
    if (uploaded.kind === 'not-open') throw nothingToInvoice(invoice);
    if (uploaded.kind === 'known') return findMonth(invoicing, invoice);
    if ((await write(ports, head, uploaded)) === 'written') {
      return findMonth(uploaded.account, invoice);
    }
  }
  throw new Error(`The account of ${account.creatorId} kept changing while an invoice was taken.`);
}

function describeUpload(
  { now }: Pick<OwnInvoicesPorts, 'now'>,
  { figures, format, bytes, month, currency, acceptTax }: InvoiceToTake,
  sha256: string,
  of: InvoicedMonth,
  { invoicing, judge }: { readonly invoicing: InvoicingAccount; readonly judge: JudgeTaxOfMonth },
): InvoiceToUpload {
  const judged = judge(of);
  const isAccepted = judged.kind === 'hold' && acceptTax !== undefined;
  const expected: ExpectedTax = isAccepted ? { kind: 'accepted' } : judged;
  return {
    ...figures,
    ...{ month, billedCurrency: currency, format, sha256, bytes: bytes.byteLength },
    uploadedAt: now(),
    ...(isAccepted ? { taxAccepted: acceptTax } : {}),
    differences: matchInvoice(figures, of, expected, invoicing),
  };
}

function write(
  { ledger, invoicing, now, sha256 }: OwnInvoicesPorts,
  head: AccountHead,
  { account, invoice, claim }: Extract<UploadedInvoice, { kind: 'uploaded' }>,
): Promise<'written' | 'stale'> {
  const change = { next: account, uploaded: invoice };
  if (claim === undefined) return invoicing.save(change, head);
  return ledger.write({
    ...postIndirectTax(head, claim, { at: now(), sha256 }),
    invoicing: change,
  });
}

/** @throws ProblemError 409 if nothing is to be invoiced for the month. */
export function findMonth(
  { months }: Pick<InvoicingAccount, 'months'>,
  of: { readonly month: string; readonly currency: string },
): InvoicedMonth {
  const found = months.find(
    ({ month, currency }) => month === of.month && currency === of.currency,
  );
  if (found === undefined) throw nothingToInvoice(of);
  return found;
}

const nothingToInvoice = ({ month, currency }: { month: string; currency: string }) =>
  conflict(
    '/problems/nothing-to-invoice',
    `No issued statement has anything to invoice for ${month} in ${currency}; the list of own invoices says for which months.`,
  );

const paid = () =>
  conflict(
    '/problems/invoice-paid',
    'Something was paid on the invoice of this month already, so it stays as it is.',
  );
