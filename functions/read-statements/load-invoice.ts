import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { Invoice } from '../../core/invoices/invoice.ts';
import type { InvoiceRecord, InvoiceStore } from '../../core/invoices/invoice-store.ts';
import type { StatementTexts } from '../../core/statements/statement-store.ts';
import { notFound } from '../shared/http/problem-error.ts';

export type LoadInvoicePorts = {
  readonly invoices: Pick<InvoiceStore, 'find'>;
  readonly texts: Pick<StatementTexts, 'read'>;
  readonly sha256: Sha256;
};

export type LoadedInvoice = {
  readonly record: InvoiceRecord;
  /** As it was issued, to the byte. */
  readonly text: string;
  readonly invoice: Invoice;
};

/**
 * An invoice or credit note by its number, if its text still has the digest of the day it was issued.
 *
 * @throws ProblemError 404 if this creator has none of this number.
 * @throws Error if the text is lost or was changed: nobody is shown that as an invoice.
 */
export async function loadInvoice(
  { invoices, texts, sha256 }: LoadInvoicePorts,
  account: { readonly merchantId: string; readonly creatorId: string },
  number: string,
): Promise<LoadedInvoice> {
  const record = await invoices.find(account.merchantId, account.creatorId, number);
  if (record === undefined) throw notFound();
  const text = await texts.read(record);
  if (text === undefined || sha256(text) !== record.sha256) {
    throw new Error(`The text of the invoice ${number} is not the one that was issued.`);
  }
  return { record, text, invoice: JSON.parse(text) as Invoice };
}
