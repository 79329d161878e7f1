import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { day, id, money, pageOf } from '../shared/openapi/answer-fields.ts';
import { invoiceKind, invoiceRecordAnswer } from '../shared/openapi/issued-answers.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

const party = z.object({
  id,
  name: z.string(),
  country: z.string(),
  street: z.string().optional(),
  city: z.string().optional(),
  postalCode: z.string().optional(),
  taxNumber: z.string().optional(),
});

const line = z.object({
  lineId: z.string(),
  description: z.string(),
  net: money,
  items: z
    .array(z.object({ key: z.string(), amount: money }))
    .describe('The orders, and the terms of periods, that it holds.'),
});

const invoice = z
  .object({
    format: z.literal('tributary-invoice/1'),
    kind: invoiceKind,
    number: z.string(),
    merchantId: id,
    creatorId: id,
    statement: id.describe('The statement that it bills.'),
    period: z.string(),
    periodFrom: day,
    periodThrough: day,
    issuedOn: day,
    currency: z.string(),
    supplier: party,
    customer: party,
    lines: z.array(line),
    tax: z.object({
      category: z.enum(['S', 'AE', 'O']).describe('UNCL 5305: a rate, a reverse charge, no VAT.'),
      percent: z.string().optional(),
      source: z.string().optional(),
      reason: z.string().optional(),
    }),
    net: money,
    taxAmount: money,
    total: money,
    notes: z.array(z.string()),
    credits: z.object({ number: z.string(), issuedOn: day }).optional(),
    agreement: z.object({ from: day, evidence: z.string() }),
  })
  .meta({ id: 'Invoice', description: 'An invoice or a credit note as issued. It never changes.' });

const formats =
  'By the header Accept: application/json (to the byte as it was issued, its SHA-256 is the ETag), application/xml (UBL 2.1 by EN 16931) or application/pdf.';
const answers = {
  200: {
    description: 'The invoice.',
    document: invoice,
    text: { contentType: '*/*', description: 'application/xml (UBL 2.1) or application/pdf.' },
    headers: {
      'content-disposition': 'The name of the file, of XML and PDF.',
      etag: 'Of JSON.',
    },
  },
} as const;
const problems = {
  404: ['/problems/not-found'],
  406: ['/problems/not-acceptable'],
  422: ['/problems/invalid-request'],
} as const;
const ofMerchant = { tag: 'Accounts', access: ['read', 'manage', 'payouts'] } as const;
const own = { tag: 'A creator’s own view', access: ['me'] } as const;
const listed = {
  200: { description: 'A page of invoices.', document: pageOf(invoiceRecordAnswer) },
};

/** `/v1/creators/{creatorId}/invoices` and `/v1/me/invoices`. */
export const invoiceDescriptions: readonly RouteDescription[] = [
  {
    ...ofMerchant,
    route: 'GET /v1/creators/{creatorId}/invoices',
    operationId: 'listInvoices',
    summary: 'Lists a creator’s self-billed invoices and credit notes, the newest month first',
    query: pageQuerySchema,
    answers: listed,
  },
  {
    ...ofMerchant,
    route: 'GET /v1/creators/{creatorId}/invoices/{number}',
    operationId: 'getInvoice',
    summary: 'Shows an invoice or a credit note as JSON, UBL or PDF',
    description: formats,
    query: noParametersSchema,
    ...{ answers, problems },
  },
  {
    ...own,
    route: 'GET /v1/me/invoices',
    operationId: 'listOwnInvoices',
    summary: 'Lists the creator’s self-billed invoices and credit notes, the newest month first',
    query: pageQuerySchema,
    answers: listed,
  },
  {
    ...own,
    route: 'GET /v1/me/invoices/{number}',
    operationId: 'getOwnInvoice',
    summary: 'Shows an invoice or a credit note of the creator as JSON, UBL or PDF',
    description: formats,
    query: noParametersSchema,
    ...{ answers, problems },
  },
];
