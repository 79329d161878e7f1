import * as z from 'zod';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { daySchema } from '../shared/http/day-schema.ts';
import { noteSchema } from '../shared/http/note-schema.ts';

/** Of a document, in bytes. In base64 it is a third more, and a request of ours holds 6 MB. */
export const documentBytesMax = 2_000_000;

const contentSchema = z
  .string()
  .min(1)
  .max(Math.ceil(documentBytesMax / 3) * 4, 'The document is larger than 2 MB.')
  .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'This is not base64.')
  .describe('The document’s bytes in base64, at most 2 MB.');

const xmlSchema = z.strictObject({
  format: z.literal('application/xml'),
  content: contentSchema,
});

const pdfSchema = z.strictObject({
  format: z.literal('application/pdf'),
  content: contentSchema,
});

const numberSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}*$/u, 'Control characters are not accepted.');

const readFromDocument = z
  .strictObject({ document: xmlSchema })
  .describe('An electronic invoice (UBL or CII by EN 16931): its figures are read from it.');

const told = z
  .strictObject({
    document: pdfSchema,
    number: numberSchema.describe('As the invoice has it.'),
    issuedOn: daySchema,
    net: moneySchema,
    tax: moneySchema.describe('VAT or GST; nothing is 0.00.'),
    gross: moneySchema,
  })
  .refine(
    ({ net, tax, gross }) => net.currency === tax.currency && net.currency === gross.currency,
    {
      path: ['gross'],
      message: 'The figures of an invoice are in one currency.',
    },
  )
  .describe('A PDF, and what it says.');

/** The body of `PUT /v1/me/own-invoices/{period}/{currency}`. */
export const ownInvoiceSchema = z.union([readFromDocument, told]);

const acceptTax = noteSchema
  .describe('Why the tax that it states is taken, where no rule says for certain which it is.')
  .optional();

/** The body of the same for a creator, of the merchant's people. */
export const ownInvoiceForCreatorSchema = z.union([
  z.strictObject({ ...readFromDocument.shape, acceptTax }),
  z
    .strictObject({ ...told.shape, acceptTax })
    .refine(
      ({ net, tax, gross }) => net.currency === tax.currency && net.currency === gross.currency,
      { path: ['gross'], message: 'The figures of an invoice are in one currency.' },
    ),
]);

export type OwnInvoiceBody = z.output<typeof ownInvoiceForCreatorSchema>;
