import { writeInvoicePdf } from '../../adapters/invoices/write-invoice-pdf.ts';
import { writePayeeStatementPdf } from '../../adapters/statements/pdf/write-payee-statement-pdf.ts';
import { writeStatementPdf } from '../../adapters/statements/pdf/write-statement-pdf.ts';
import type { AnswerInvoicePorts } from '../../functions/read-statements/answer-invoice.ts';
import type { AnswerPayeeStatementPorts } from '../../functions/read-statements/answer-payee-statement.ts';
import type { AnswerStatementPorts } from '../../functions/read-statements/answer-statement.ts';
import { readFont } from '../../lib/constructs/read-font.ts';

const fonts = { regular: readFont('regular').build(), bold: readFont('bold').build() };

/** Writes a statement as the function does, with the fonts that the stack puts beside it. */
export const writeTestPdf: AnswerStatementPorts['writePdf'] = (statement, names, sha256) =>
  writeStatementPdf(statement, names, { fonts, sha256 });

/** The same of a payee's statement. */
export const writeTestPayeePdf: AnswerPayeeStatementPorts['writePayeePdf'] = (
  statement,
  names,
  sha256,
) => writePayeeStatementPdf(statement, names, { fonts, sha256 });

/** The same of an invoice. */
export const writeTestInvoicePdf: AnswerInvoicePorts['writeInvoicePdf'] = (invoice, sha256) =>
  writeInvoicePdf(invoice, { fonts, sha256 });
