import * as z from 'zod';
import { day, id, time } from './answer-fields.ts';

/** That a statement was issued. */
export const statementRecordAnswer = z
  .object({
    number: id,
    period: z.string().describe('YYYY-MM.'),
    timeZone: z.string(),
    from: time,
    until: time,
    sha256: z.string().describe('Of the statement’s JSON, to the byte.'),
    throughEntry: z.int().describe('The last entry of the journal that it covers.'),
    issuedAt: time,
  })
  .meta({ id: 'StatementRecord', description: 'That a statement was issued.' });

/** Whether a document bills or credits. */
export const invoiceKind = z.enum(['invoice', 'credit-note']);

/** That an invoice or a credit note was issued. */
export const invoiceRecordAnswer = z
  .object({
    number: z.string(),
    kind: invoiceKind,
    period: z.string().describe('YYYY-MM.'),
    currency: z.string(),
    issuedOn: day,
    issuedAt: time,
    sha256: z.string().describe('Of the invoice’s JSON, to the byte.'),
    credits: z.string().describe('Of a credit note, the invoice that it credits.').optional(),
  })
  .meta({ id: 'InvoiceRecord', description: 'That an invoice or a credit note was issued.' });
