import type { Invoice } from '../../core/invoices/invoice.ts';
import type { InvoiceRecord, InvoiceStore } from '../../core/invoices/invoice-store.ts';
import { notFound } from '../shared/http/problem-error.ts';
import { type ReadIssuedTextPorts, readIssuedText } from '../shared/reading/read-issued-text.ts';

export type LoadInvoicePorts = ReadIssuedTextPorts & {
  readonly invoices: Pick<InvoiceStore, 'find'>;
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
  ports: LoadInvoicePorts,
  account: { readonly merchantId: string; readonly creatorId: string },
  number: string,
): Promise<LoadedInvoice> {
  const record = await ports.invoices.find(account.merchantId, account.creatorId, number);
  if (record === undefined) throw notFound();
  const text = await readIssuedText(ports, record);
  return { record, text, invoice: JSON.parse(text) as Invoice };
}
