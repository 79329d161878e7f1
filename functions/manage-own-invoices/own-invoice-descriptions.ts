import * as z from 'zod';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { day, id, money, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { ownInvoiceForCreatorSchema, ownInvoiceSchema } from './own-invoice-schema.ts';

const format = z.enum(['application/pdf', 'application/xml']);

const difference = z
  .object({
    field: z.enum(['number', 'currency', 'net', 'tax', 'gross']),
    stated: z.string().describe('By the invoice.'),
    expected: z.string().describe('Absent: nobody can say.').optional(),
    detail: z.string().describe('What clears it.'),
  })
  .describe('What the invoice says otherwise than the statement.');

const month = z
  .object({
    period: z.string().describe('YYYY-MM.'),
    currency: z.string(),
    statement: id.describe('What is invoiced.'),
    net: money.describe('What the invoice has to come to before tax.'),
    tax: z
      .object({
        category: z.enum(['S', 'AE', 'O']).describe('UNCL 5305: a rate, a reverse charge, no VAT.'),
        percent: z.string().optional(),
        reason: z.string().optional(),
        amount: money,
      })
      .describe('The tax that it has to bear.')
      .optional(),
    gross: money.optional(),
    taxUncertain: z
      .object({ reason: z.string(), detail: z.string() })
      .describe('Why nobody can say which tax it bears, and what clears it.')
      .optional(),
    status: z.enum(['missing', 'matched', 'different']),
    invoice: z
      .object({
        version: z.int(),
        number: z.string(),
        issuedOn: day,
        ...{ net: money, tax: money, gross: money },
        format,
        sha256: z.string().describe('Of the document.'),
        bytes: z.int(),
        uploadedAt: time,
        taxAccepted: z.string().describe('Why the merchant takes the tax.').optional(),
        differences: z.array(difference),
      })
      .describe('The newest version.')
      .optional(),
  })
  .meta({ id: 'OwnInvoice', description: 'A month to invoice, and the creator’s invoice of it.' });

const months = z.object({ from: day, items: z.array(month) });

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const figures = { net: eur('100.00'), tax: eur('19.00'), gross: eur('119.00') };
const monthExample = {
  ...{ period: '2026-04', currency: 'EUR', statement: 'mia-2026-04', net: eur('100.00') },
  tax: { category: 'S', percent: '19', amount: eur('19.00') },
  ...{ gross: eur('119.00'), status: 'matched' },
  invoice: {
    ...{ version: 1, number: '2026-17', issuedOn: '2026-05-03', ...figures },
    ...{ format: 'application/pdf', sha256: 'e3b0c442', bytes: 48_213 },
    ...{ uploadedAt: moments.placed, differences: [] },
  },
};
const example = {
  document: { format: 'application/pdf', content: 'JVBERi0xLjcK' },
  ...{ number: '2026-17', issuedOn: '2026-05-03', ...figures },
} as const;

const problems = {
  404: ['/problems/not-found'],
  409: ['/problems/not-invoicing'],
  422: ['/problems/invalid-request'],
} as const;
const uploadProblems = {
  404: ['/problems/not-found'],
  409: ['/problems/not-invoicing', '/problems/nothing-to-invoice', '/problems/invoice-paid'],
} as const;
const listed = {
  200: {
    description: 'The months, the newest first.',
    document: months,
    example: { from: '2026-01-01', items: [monthExample] },
  },
};
const shown = { 200: { description: 'The month.', document: month, example: monthExample } };
const document = {
  200: {
    description: 'The document, to the byte.',
    text: { contentType: '*/*', description: 'application/pdf or application/xml.' },
    headers: { 'content-disposition': 'The name of the file.', etag: 'Its SHA-256.' },
  },
} as const;
const documentProblems = {
  404: ['/problems/not-found'],
  422: ['/problems/invalid-request'],
} as const;

const ofMerchant = { tag: 'Accounts', access: ['read', 'manage', 'payouts'] } as const;
const own = { tag: 'A creator’s own view', access: ['me'] } as const;
const query = noParametersSchema;
const upload =
  'It is compared with the statement to the cent: what differs is kept and named, and payouts wait for a version that matches. ' +
  'The tax on an invoice that matches is paid on top. A later upload takes the place of an earlier one until something was paid on it.';

/** `/v1/creators/{creatorId}/own-invoices` and `/v1/me/own-invoices`. */
export const ownInvoiceDescriptions: readonly RouteDescription[] = [
  {
    ...{ ...ofMerchant, route: 'GET /v1/creators/{creatorId}/own-invoices' },
    operationId: 'listCreatorsOwnInvoices',
    summary: 'Lists the months for which a creator writes invoices, and how far these match',
    ...{ query, answers: listed, problems },
  },
  {
    ...{ ...ofMerchant, route: 'GET /v1/creators/{creatorId}/own-invoices/{period}/{currency}' },
    operationId: 'getCreatorsOwnInvoice',
    summary: 'Shows a month to invoice, and the creator’s invoice of it',
    ...{ query, answers: shown, problems },
  },
  {
    route: 'PUT /v1/creators/{creatorId}/own-invoices/{period}/{currency}',
    ...{ tag: 'Accounts', access: ['manage'], operationId: 'uploadCreatorsOwnInvoice' },
    summary: 'Uploads an invoice that a creator wrote',
    description: upload,
    ...{ body: ownInvoiceForCreatorSchema, example, answers: shown, problems: uploadProblems },
  },
  {
    ...ofMerchant,
    route: 'GET /v1/creators/{creatorId}/own-invoices/{period}/{currency}/versions/{version}',
    operationId: 'getCreatorsOwnInvoiceDocument',
    summary: 'Shows the document of a version of a creator’s invoice',
    ...{ query, answers: document, problems: documentProblems },
  },
  {
    ...{ ...own, route: 'GET /v1/me/own-invoices', operationId: 'listInvoicesToWrite' },
    summary: 'Lists the months for which the creator writes invoices, and how far these match',
    ...{ query, answers: listed, problems },
  },
  {
    ...{ ...own, route: 'GET /v1/me/own-invoices/{period}/{currency}' },
    operationId: 'getInvoiceToWrite',
    summary: 'Shows a month to invoice, and the creator’s invoice of it',
    ...{ query, answers: shown, problems },
  },
  {
    ...{ ...own, route: 'PUT /v1/me/own-invoices/{period}/{currency}' },
    operationId: 'uploadWrittenInvoice',
    summary: 'Uploads an invoice that the creator wrote',
    description: upload,
    ...{ body: ownInvoiceSchema, example, answers: shown, problems: uploadProblems },
  },
  {
    ...{ ...own, route: 'GET /v1/me/own-invoices/{period}/{currency}/versions/{version}' },
    operationId: 'getWrittenInvoiceDocument',
    summary: 'Shows the document of a version of the creator’s invoice',
    ...{ query, answers: document, problems: documentProblems },
  },
];
