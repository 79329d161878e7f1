import * as z from 'zod';
import { id, time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { exportSchema } from './export-schema.ts';

const file = z.object({
  format: z.enum(['csv', 'json']),
  sha256: z.string(),
  bytes: z.int(),
  url: z.string().describe('Fetches it without a key, until it expires.'),
  expiresAt: time,
});

const bookExport = z
  .object({
    exportId: id,
    kind: z.enum(['journal', 'accrual', 'cash']),
    from: time.optional(),
    until: time.describe('Exclusive.').optional(),
    state: z.enum(['running', 'done', 'failed']),
    read: z.int().describe('How many stored things have been looked at.'),
    author: z.string(),
    requestedAt: time,
    endedAt: time.optional(),
    failure: z.string().describe('Why it has failed, and what to do about it.').optional(),
    files: z.array(file).describe('Of one that is done; kept for a week.').optional(),
  })
  .meta({ id: 'BookExport', description: 'An export of the books.' });

const running = {
  ...{ exportId: 'kZ3x', kind: 'journal', state: 'running', read: 0, author: 'key:9f2c' },
  ...{ from: '2026-03-01T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
  requestedAt: '2026-04-05T09:00:00.000Z',
};

/** `/v1/exports`. */
export const exportDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/exports',
    operationId: 'exportBooks',
    tag: 'Accounts',
    summary:
      'Begins an export of the books: the journal, the accrual, or the cash that payouts need',
    description:
      'The whole ledger is walked, so it is made beside; ask for it until it is done. Days and months are those of the merchant’s calendar, and entries are cut by posting time.',
    access: ['payouts'],
    body: exportSchema,
    example: { kind: 'journal', period: '2026-03', accounts: { payable: '1610' } },
    answers: { 202: { description: 'It is begun.', document: bookExport, example: running } },
  },
  {
    route: 'GET /v1/exports/{exportId}',
    operationId: 'readExport',
    tag: 'Accounts',
    summary: 'Shows how far an export is, and where its files are',
    access: ['payouts'],
    parameters: { exportId: z.string().describe('As the answer that began it says.') },
    answers: {
      200: {
        description: 'The export.',
        document: bookExport,
        example: {
          ...{ ...running, state: 'done', read: 4_711, endedAt: '2026-04-05T09:00:07.000Z' },
          files: [
            {
              ...{ format: 'csv', sha256: '5d0c', bytes: 81_244 },
              ...{ url: 'https://…', expiresAt: '2026-04-05T09:06:00.000Z' },
            },
          ],
        },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
];
