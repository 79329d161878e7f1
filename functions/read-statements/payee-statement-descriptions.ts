import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { id, money, pageOf, time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

const record = z
  .object({
    number: id,
    period: z.string().describe('YYYY-MM.'),
    timeZone: z.string(),
    from: time,
    until: time,
    sha256: z.string().describe('Of the statement’s JSON, to the byte.'),
    issuedAt: time,
  })
  .meta({ id: 'PayeeStatementRecord', description: 'That a payee’s statement was issued.' });

const line = z.object({
  kind: z.enum(['payout', 'withholding']),
  creatorId: id,
  payoutId: id,
  postedAt: time,
  entry: z.int().describe('Its place in the creator’s journal.'),
  amount: money,
  reference: z.string().optional(),
});

const issued = z
  .object({
    format: z.literal('tributary-payee-statement/1'),
    number: id,
    merchantId: id,
    payeeId: id,
    period: z.string(),
    timeZone: z.string(),
    from: time,
    until: time,
    sources: z
      .array(z.object({ creatorId: id, statement: id, sha256: z.string() }))
      .describe('The creators’ statements that the lines are taken from.'),
    currencies: z.array(
      z.object({
        currency: z.string(),
        received: money,
        withheld: money,
        gross: money.describe('Received and withheld.'),
        lines: z.array(line),
      }),
    ),
  })
  .meta({
    id: 'PayeeStatement',
    description: 'What a payee was paid for its creators in a month, as it was issued.',
  });

const usd = (amount: string) => ({ amount, currency: 'USD' });
const number = 'payee-northern-2026-04';
const month = {
  ...{ number, period: '2026-04', timeZone: 'UTC' },
  ...{ from: '2026-04-01T00:00:00.000Z', until: '2026-05-01T00:00:00.000Z' },
};
const example = {
  ...{ format: 'tributary-payee-statement/1', merchantId: 'acme', payeeId: 'northern', ...month },
  sources: [{ creatorId: 'mia', statement: 'mia-2026-04', sha256: '9f86d081' }],
  currencies: [
    {
      ...{ currency: 'USD', received: usd('10.00'), withheld: usd('0.00'), gross: usd('10.00') },
      lines: [
        {
          ...{ kind: 'payout', creatorId: 'mia', payoutId: 'mia-usd-2', entry: 3 },
          ...{ postedAt: '2026-04-16T12:00:00.000Z', amount: usd('10.00') },
        },
      ],
    },
  ],
};
const recordExample = { ...month, sha256: '5d41402a', issuedAt: '2026-05-02T04:00:00.000Z' };
const ofMerchant = { tag: 'Payees', access: ['read', 'manage', 'payouts'] } as const;

/** `/v1/payees/{payeeId}/statements`. */
export const payeeStatementDescriptions: readonly RouteDescription[] = [
  {
    ...ofMerchant,
    route: 'GET /v1/payees/{payeeId}/statements',
    operationId: 'listPayeeStatements',
    summary: 'Lists a payee’s issued statements, the newest first',
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of statements.',
        document: pageOf(record),
        example: { items: [recordExample] },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    ...ofMerchant,
    route: 'GET /v1/payees/{payeeId}/statements/{number}',
    operationId: 'readPayeeStatement',
    summary: 'Shows an issued statement of a payee',
    description:
      'By the header Accept: application/json (to the byte as it was issued, its SHA-256 is the ETag), text/csv or application/pdf, which name people as they are called now.',
    parameters: { number: z.string().describe('As the list shows it: payee-<payee>-<month>.') },
    query: noParametersSchema,
    answers: {
      200: {
        description: 'The statement.',
        document: issued,
        text: { contentType: '*/*', description: 'text/csv (RFC 4180) or application/pdf.' },
        headers: {
          'content-disposition': 'The name of the file, of CSV and PDF.',
          etag: 'Of JSON.',
        },
        example,
      },
    },
    problems: {
      404: ['/problems/not-found'],
      406: ['/problems/not-acceptable'],
      413: ['/problems/statement-too-large'],
      422: ['/problems/invalid-request'],
    },
  },
];
