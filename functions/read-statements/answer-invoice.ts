import { writeUbl } from '../../adapters/invoices/write-ubl.ts';
import type { Invoice } from '../../core/invoices/invoice.ts';
import type { HttpResponse } from '../shared/http/http.ts';
import { ProblemError } from '../shared/http/problem-error.ts';
import { chooseAmong } from './choose-format.ts';
import type { LoadedInvoice } from './load-invoice.ts';

export type AnswerInvoicePorts = {
  /** Makes the document of an invoice; the same invoice makes the same bytes. */
  readonly writeInvoicePdf: (invoice: Invoice, sha256: string) => Promise<Uint8Array>;
};

/** In which an invoice can be had, the preferred first. */
const invoiceFormats = ['application/json', 'application/xml', 'application/pdf'] as const;

/**
 * An invoice in the format that the caller accepts: JSON as it was issued, to the byte; UBL 2.1 and PDF are made of it.
 *
 * @throws ProblemError 406 if the caller accepts none of the formats.
 */
export async function answerInvoice(
  { writeInvoicePdf }: AnswerInvoicePorts,
  { record, text, invoice }: LoadedInvoice,
  accept: string | undefined,
): Promise<HttpResponse> {
  const format = chooseAmong(invoiceFormats, accept);
  if (format === undefined) throw notAcceptable();
  const headers = { vary: 'accept', 'cache-control': 'private, no-store', 'content-type': format };
  const named = (extension: string) => ({
    ...headers,
    'content-disposition': `attachment; filename="${invoice.number}.${extension}"`,
  });
  switch (format) {
    case 'application/json':
      return { statusCode: 200, headers: { ...headers, etag: `"${record.sha256}"` }, body: text };
    case 'application/xml':
      return { statusCode: 200, headers: named('xml'), body: writeUbl(invoice) };
    case 'application/pdf': {
      const pdf = Buffer.from(await writeInvoicePdf(invoice, record.sha256));
      const body = pdf.toString('base64');
      return { statusCode: 200, headers: named('pdf'), body, isBase64Encoded: true };
    }
  }
}

function notAcceptable(): ProblemError {
  return new ProblemError({
    status: 406,
    type: '/problems/not-acceptable',
    title: `An invoice can be had as ${invoiceFormats.join(', ')}.`,
  });
}
