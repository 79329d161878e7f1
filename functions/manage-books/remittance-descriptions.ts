import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { day, money, pageOf, time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { liabilityQuerySchema, remittanceSchema } from './remittance-schema.ts';

const remittance = z
  .object({
    country: z.string(),
    period: z.string(),
    taxYear: z.int(),
    amount: money,
    reference: z.string(),
    paidOn: day,
    postedAt: time,
    entry: z.int().describe('Its place in the journal authority/<country>.'),
  })
  .meta({ id: 'TaxRemittance', description: 'Withheld tax that was paid to its authority.' });

const liability = z
  .object({
    country: z.string(),
    taxYear: z.int(),
    receivers: z.int().describe('Of how many anything is withheld.'),
    withheld: money.describe('Less what came back.'),
    remitted: money,
    open: money.describe('Negative where what was remitted came back to a creator later.'),
  })
  .meta({ id: 'TaxLiability', description: 'What is owed to a tax authority of a tax year.' });

const usd = (amount: string) => ({ amount, currency: 'USD' });
const body = {
  ...{ country: 'US', period: '2026-Q1', amount: usd('12.00') },
  ...{ reference: 'EFTPS 4711', paidOn: '2026-04-15' },
};
const example = { ...body, taxYear: 2026, postedAt: '2026-04-15T16:00:00.000Z', entry: 1 };

/** `/v1/tax/remittances` and `/v1/tax/liabilities`. */
export const remittanceDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/tax/remittances',
    operationId: 'recordTaxRemittance',
    tag: 'Tax',
    summary: 'Says that withheld tax was paid to its authority',
    description:
      'Posted as tax-withheld to cash-clearing in the journal of the authority. Never more than is withheld in the tax year of the period and not yet remitted. The same again is 200.',
    access: ['payouts'],
    body: remittanceSchema,
    example: body,
    answers: {
      200: { description: 'It was recorded already.', document: remittance },
      201: { description: 'It is posted.', document: remittance, example },
    },
    problems: { 409: ['/problems/more-than-withheld', '/problems/remittance-known'] },
  },
  {
    route: 'GET /v1/tax/remittances',
    operationId: 'listTaxRemittances',
    tag: 'Tax',
    summary: 'Lists what was paid to the tax authority',
    access: ['payouts', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page, the newest first.',
        document: pageOf(remittance),
        example: { items: [example] },
      },
    },
  },
  {
    route: 'GET /v1/tax/liabilities',
    operationId: 'listTaxLiabilities',
    tag: 'Tax',
    summary: 'Shows what is withheld, remitted and open of a tax year',
    access: ['payouts', 'read'],
    query: liabilityQuerySchema,
    answers: {
      200: {
        description: 'By currency.',
        document: z.object({ items: z.array(liability) }),
        example: {
          items: [
            {
              ...{ country: 'US', taxYear: 2026, receivers: 1, withheld: usd('12.00') },
              ...{ remitted: usd('12.00'), open: usd('0.00') },
            },
          ],
        },
      },
    },
  },
];
