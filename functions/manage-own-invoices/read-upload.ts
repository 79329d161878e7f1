import { isUtf8 } from 'node:buffer';
import { EInvoiceError, readEInvoice } from '../../adapters/invoices/read-e-invoice.ts';
import type { InvoiceFigures, OwnInvoiceFormat } from '../../core/invoices/own/own-invoice.ts';
import { invalid } from '../shared/http/problem-error.ts';
import { documentBytesMax, type OwnInvoiceBody } from './own-invoice-schema.ts';

/** A document, and what it says. */
export type Upload = {
  readonly bytes: Uint8Array;
  readonly format: OwnInvoiceFormat;
  readonly figures: InvoiceFigures;
};

/**
 * The document of a request with its figures: those of XML are read from it, those of a PDF were told.
 *
 * @throws ProblemError 422 if it is larger than it may be, or is not what it is said to be.
 */
export function readUpload(body: OwnInvoiceBody): Upload {
  const { format, content } = body.document;
  const bytes = Buffer.from(content, 'base64');
  if (bytes.byteLength > documentBytesMax) throw refuse('The document is larger than 2 MB.');
  if (!('number' in body)) return { bytes, format, figures: readFigures(bytes) };
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw refuse('This is no PDF.');
  const { number, issuedOn, net, tax, gross } = body;
  const figures = {
    ...{ number, issuedOn, currency: net.currency },
    netMinorUnits: net.minorUnits,
    taxMinorUnits: tax.minorUnits,
    grossMinorUnits: gross.minorUnits,
  };
  return { bytes, format, figures };
}

function readFigures(bytes: Uint8Array): InvoiceFigures {
  if (!isUtf8(bytes)) throw refuse('The invoice is not written in UTF-8.');
  try {
    return readEInvoice(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof EInvoiceError) throw refuse(error.message);
    throw error;
  }
}

const refuse = (message: string) =>
  invalid([{ code: 'custom', path: ['document', 'content'], message }]);
