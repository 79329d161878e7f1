import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { statementAnswer } from '../shared/openapi/account-answers.ts';
import { anyAmount, id, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { payoutConversionAnswer } from '../shared/openapi/conversion-of-payout-answer.ts';
import { statementRecordAnswer } from '../shared/openapi/issued-answers.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

const line = z.object({
  kind: z.enum(['order', 'terms', 'indirect-tax', 'payout', 'withholding', 'other']),
  postedAt: time,
  entry: z.int().describe('Its place in the creator’s journal.'),
  amount: anyAmount,
  conversionId: id.optional(),
  orderName: z.string().optional(),
  revision: z.int().optional(),
  rules: z.array(z.object({ planId: id, versionId: id, ruleId: id })).optional(),
  restates: id.describe('The statement in which the order first stood.').optional(),
  programId: id.optional(),
  period: z.string().optional(),
  payoutId: id.optional(),
  payeeId: id.optional(),
  conversion: payoutConversionAnswer.optional(),
  reference: z.string().optional(),
  invoice: z.string().describe('Of indirect tax, the invoice or credit note.').optional(),
  account: z.string().optional(),
  cause: z.string().optional(),
});

const unit = z
  .object({
    unit: z.string().describe('A currency, or what is no cash.'),
    opening: anyAmount,
    earned: anyAmount,
    indirectTax: anyAmount.describe('VAT or GST on top, by invoices.').optional(),
    withheld: anyAmount,
    paid: anyAmount,
    other: anyAmount,
    closing: anyAmount.describe('Negative is carried forward.'),
    closingBalances: z.record(z.string(), anyAmount),
    lines: z.array(line),
  })
  .describe('Opening + earned + indirectTax + withheld + paid + other = closing.');

const issued = z
  .object({
    format: z.literal('tributary-statement/1'),
    number: id,
    merchantId: id,
    creatorId: id,
    period: z.string(),
    timeZone: z.string(),
    from: time,
    until: time,
    entries: z.object({ after: z.int(), through: z.int(), lastHash: z.string() }),
    units: z.array(unit),
  })
  .meta({ id: 'IssuedStatement', description: 'A statement as it was issued. It never changes.' });

const usd = (amount: string) => ({ amount, currency: 'USD' });
const example = {
  ...{ format: 'tributary-statement/1', number: 'mia-2026-04', merchantId: 'acme' },
  ...{ creatorId: 'mia', period: '2026-04', timeZone: 'UTC' },
  ...{ from: '2026-04-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' },
  entries: { after: 0, through: 1, lastHash: '5d41402a' },
  units: [
    {
      ...{ unit: 'USD', opening: usd('0.00'), earned: usd('10.00'), withheld: usd('0.00') },
      ...{ paid: usd('0.00'), other: usd('0.00'), closing: usd('10.00') },
      closingBalances: { payable: usd('10.00') },
      lines: [
        {
          ...{ kind: 'order', postedAt: '2026-04-16T12:00:00.000Z', entry: 1 },
          ...{ amount: usd('10.00'), conversionId: 'shop~1001', orderName: '#1001', revision: 1 },
          rules: [{ planId: 'standard', versionId: 'v1', ruleId: 'ten-percent' }],
        },
      ],
    },
  ],
};
const recordExample = {
  ...{ number: 'mia-2026-04', period: '2026-04', timeZone: 'UTC' },
  ...{ from: '2026-04-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' },
  ...{ sha256: '9f86d081', throughEntry: 1, issuedAt: '2026-05-02T04:00:00.000Z' },
};

const formats =
  'By the header Accept: application/json (to the byte as it was issued, its SHA-256 is the ETag), text/csv or application/pdf, which name people as they are called now.';
const file = { 'content-disposition': 'The name of the file, of CSV and PDF.', etag: 'Of JSON.' };
const otherFormats = {
  contentType: '*/*',
  description: 'text/csv (RFC 4180) or application/pdf.',
} as const;
const refusals = {
  404: ['/problems/not-found'],
  406: ['/problems/not-acceptable'],
  413: ['/problems/statement-too-large'],
  422: ['/problems/invalid-request'],
} as const;
const ofMerchant = { tag: 'Accounts', access: ['read', 'manage', 'payouts'] } as const;
const own = { tag: 'A creator’s own view', access: ['me'] } as const;

/** `/v1/creators/{creatorId}/statements` and `/v1/me/statements`. */
export const statementDescriptions: readonly RouteDescription[] = [
  {
    ...ofMerchant,
    route: 'GET /v1/creators/{creatorId}/statements',
    operationId: 'listStatements',
    summary: 'Lists a creator’s issued statements, the newest first',
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of statements.',
        document: pageOf(statementRecordAnswer),
        example: { items: [recordExample] },
      },
    },
  },
  {
    ...ofMerchant,
    route: 'GET /v1/creators/{creatorId}/statements/{number}',
    operationId: 'getIssuedStatement',
    summary: 'Shows an issued statement as JSON, CSV or PDF',
    description: formats,
    query: noParametersSchema,
    answers: {
      200: {
        description: 'The statement.',
        document: issued,
        text: otherFormats,
        headers: file,
        example,
      },
    },
    problems: refusals,
  },
  {
    ...own,
    route: 'GET /v1/me/statements',
    operationId: 'listOwnStatements',
    summary: 'Lists the creator’s issued statements, the newest first',
    query: pageQuerySchema,
    answers: {
      200: { description: 'A page of statements.', document: pageOf(statementRecordAnswer) },
    },
  },
  {
    ...own,
    route: 'GET /v1/me/statements/{number}',
    operationId: 'getOwnStatement',
    summary: 'Shows an issued statement of the creator, or how the account moved in a month',
    description: `With a number, what was issued. ${formats} With a month (YYYY-MM), the account of that month as JSON, also while the month runs.`,
    query: noParametersSchema,
    answers: {
      200: {
        description: 'The statement.',
        document: z.union([issued, statementAnswer]),
        text: otherFormats,
        headers: file,
      },
    },
    problems: refusals,
  },
];
