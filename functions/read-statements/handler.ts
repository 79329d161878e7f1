import { readFileSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { dynamoInvoiceStore } from '../../adapters/dynamo/invoice-store.ts';
import { dynamoLedgerStore } from '../../adapters/dynamo/ledger-store.ts';
import { dynamoPayeeStatementStore } from '../../adapters/dynamo/payee-statement-store.ts';
import { dynamoProgramDirectory } from '../../adapters/dynamo/program-directory.ts';
import { dynamoStatementStore } from '../../adapters/dynamo/statement-store.ts';
import { s3StatementTexts } from '../../adapters/s3/statement-texts.ts';
import { dynamoDocuments } from '../shared/dynamo-documents.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import type { AnswerInvoicePorts } from './answer-invoice.ts';
import type { AnswerPayeeStatementPorts } from './answer-payee-statement.ts';
import type { AnswerStatementPorts } from './answer-statement.ts';
import { makeEndpoint } from './endpoint.ts';

const documents = dynamoDocuments();
const ledgerTable = requireEnv('LEDGER_TABLE');

// The stack puts the fonts beside the built handler.
const readFont = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url));
const readFonts = () => ({ regular: readFont('regular.ttf'), bold: readFont('bold.ttf') });

/** Only who asks for a document waits for the library and the fonts. */
const writePdf: AnswerStatementPorts['writePdf'] = async (statement, names, digest) => {
  const { writeStatementPdf } = await import(
    '../../adapters/statements/pdf/write-statement-pdf.ts'
  );
  return writeStatementPdf(statement, names, { fonts: readFonts(), sha256: digest });
};

const writePayeePdf: AnswerPayeeStatementPorts['writePayeePdf'] = async (
  statement,
  names,
  digest,
) => {
  const { writePayeeStatementPdf } = await import(
    '../../adapters/statements/pdf/write-payee-statement-pdf.ts'
  );
  return writePayeeStatementPdf(statement, names, { fonts: readFonts(), sha256: digest });
};

const writeInvoicePdf: AnswerInvoicePorts['writeInvoicePdf'] = async (invoice, digest) => {
  const { writeInvoicePdf: write } = await import('../../adapters/invoices/write-invoice-pdf.ts');
  return write(invoice, { fonts: readFonts(), sha256: digest });
};

export const handler = makeEndpoint(
  {
    directory: dynamoProgramDirectory(documents, requireEnv('PROGRAMS_TABLE')),
    ledger: dynamoLedgerStore(documents, ledgerTable),
    statements: dynamoStatementStore(documents, ledgerTable),
    payeeStatements: dynamoPayeeStatementStore(documents, ledgerTable),
    texts: s3StatementTexts(new S3Client(), requireEnv('STATEMENTS_BUCKET')),
    invoices: dynamoInvoiceStore(documents, ledgerTable),
    writePdf,
    writePayeePdf,
    writeInvoicePdf,
    sha256,
    now: Date.now,
  },
  makeLogError('read-statements'),
);
