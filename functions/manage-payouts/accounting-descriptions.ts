import * as z from 'zod';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { lockSchema } from './accounting-routes.ts';

const lock = z
  .object({
    period: z.string().describe('YYYY-MM.'),
    timeZone: z.string(),
    from: time,
    until: time,
    lockedAt: time,
    author: z.string(),
    reason: z.string(),
    entriesSha256: z.string().optional(),
  })
  .meta({ id: 'AccountingLock', description: 'That the books of a month are closed.' });

const example = {
  ...{ period: '2026-03', timeZone: 'UTC' },
  ...{ from: '2026-03-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
  ...{ lockedAt: '2026-04-05T09:00:00.000Z', author: 'key:9f2c', reason: 'March is booked.' },
};

/** `/v1/accounting-periods`. */
export const accountingDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/accounting-periods/{period}/lock',
    operationId: 'lockAccountingPeriod',
    tag: 'Accounts',
    summary: 'Closes the books of a month, for good',
    description:
      'From an hour after its end a month takes no entry any more, and can be locked. What is found later is posted in the open month. There is no way to open it again; the same again is 200.',
    access: ['payouts'],
    body: lockSchema,
    example: { reason: 'March is booked.' },
    answers: {
      200: { description: 'The month was locked already.', document: lock },
      201: { description: 'The month is locked.', document: lock, example },
    },
    problems: { 409: ['/problems/period-locked', '/problems/period-not-over'] },
  },
  {
    route: 'GET /v1/accounting-periods',
    operationId: 'listAccountingPeriods',
    tag: 'Accounts',
    summary: 'Lists the months whose books are closed',
    access: ['payouts', 'read'],
    query: noParametersSchema,
    answers: {
      200: {
        description: 'All of them, by month.',
        document: z.object({ items: z.array(lock) }),
        example: { items: [example] },
      },
    },
  },
];
