import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { id, pageOf } from '../shared/openapi/answer-fields.ts';
import { codeAnswer, codeExample } from '../shared/openapi/code-answer.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { codeBodySchema, generateSchema } from './code-schema.ts';

const generated = z.object({
  items: z.array(
    z.union([
      z.object({ creatorId: id, outcome: z.enum(['made', 'known']), code: codeAnswer }),
      z.object({
        creatorId: id,
        outcome: z.literal('failed'),
        reason: z.enum(['creator-not-enrolled', 'no-free-code']),
      }),
    ]),
  ),
});

const imported = z.object({
  items: z.array(
    z.union([
      z.object({ line: z.int(), code: z.string(), outcome: z.enum(['imported', 'known']) }),
      z.object({
        line: z.int(),
        code: z.string().optional(),
        outcome: z.literal('failed'),
        reason: z.enum(['invalid', 'named-twice', 'creator-not-enrolled', 'code-taken']),
        message: z.string().optional(),
      }),
    ]),
  ),
});

const csv = { contentType: 'text/csv', description: 'A table of codes, one in each line.' };
const csvExample = 'code,program_id,creator_id\nMIA10,spring,mia\n';
const answers = { 200: { description: 'The code.', document: codeAnswer, example: codeExample } };

/** `/v1/codes`, as far as no shop is asked. */
export const codeDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/codes',
    operationId: 'listCodes',
    tag: 'Codes',
    summary: 'Lists codes',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of codes.',
        document: pageOf(codeAnswer),
        example: { items: [codeExample] },
      },
    },
  },
  {
    route: 'GET /v1/codes/{code}',
    operationId: 'getCode',
    tag: 'Codes',
    summary: 'Shows a code',
    access: ['manage', 'read'],
    answers,
  },
  {
    route: 'PUT /v1/codes/{code}',
    operationId: 'saveCode',
    tag: 'Codes',
    summary: 'Creates or replaces a code',
    description: 'What became of it in its shop stays.',
    access: ['manage'],
    body: codeBodySchema,
    example: { programId: 'spring', creatorId: 'mia' },
    answers,
    problems: { 409: ['/problems/code-taken', '/problems/code-revoked'] },
  },
  {
    route: 'POST /v1/codes/generate',
    operationId: 'generateCodes',
    tag: 'Codes',
    summary: 'Makes a code by a pattern for each of some creators',
    description: 'The same again comes to the same codes.',
    access: ['manage'],
    body: generateSchema,
    example: { programId: 'spring', pattern: '{NAME}{N}', creatorIds: ['mia'] },
    answers: {
      200: {
        description: 'What became of each.',
        document: generated,
        example: { items: [{ creatorId: 'mia', outcome: 'made', code: codeExample }] },
      },
    },
  },
  {
    route: 'POST /v1/codes/import.csv',
    operationId: 'importCodesFromCsv',
    tag: 'Codes',
    summary: 'Takes in codes of a table',
    description: 'At most 1 MB and 1,000 codes, with the columns of the export.',
    access: ['manage'],
    takes: csv,
    example: csvExample,
    answers: {
      200: {
        description: 'What became of each line.',
        document: imported,
        example: { items: [{ line: 2, code: 'MIA10', outcome: 'imported' }] },
      },
    },
  },
  {
    route: 'GET /v1/codes/export.csv',
    operationId: 'exportCodesAsCsv',
    tag: 'Codes',
    summary: 'Writes codes as a table',
    description: 'Up to 10,000 codes; Link leads to the rest. With limit, so many.',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'The table.',
        text: csv,
        headers: {
          link: 'The address of the rest, with rel="next"; absent where there is none.',
          'content-disposition': 'The name of the file.',
        },
      },
    },
  },
];
