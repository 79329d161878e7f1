import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { accountExample, accountFields, periodsAnswer } from '../shared/openapi/account-answers.ts';
import { accountChangeAnswer } from '../shared/openapi/account-change-answer.ts';
import { id, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { ownConversionAnswer } from '../shared/openapi/conversion-answers.ts';
import { entryAnswer } from '../shared/openapi/entry-answer.ts';
import { ownExplanationAnswer } from '../shared/openapi/explanation-answers.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { ownConversionsQuerySchema } from './endpoint.ts';

const profile = z
  .object({
    ...accountFields,
    accountChange: accountChangeAnswer.optional(),
    programs: z.array(
      z.object({ programId: id, name: z.string(), enrolledAt: time, leftAt: time.optional() }),
    ),
  })
  .meta({ id: 'OwnAccount', description: 'A creator’s own account and programs.' });

const own = { tag: 'A creator’s own view', access: ['me'] } as const;
const ofNone = {
  query: noParametersSchema,
  problems: { 422: ['/problems/invalid-request'] },
} as const;

/** `/v1/me`. */
export const ownAccountDescriptions: readonly RouteDescription[] = [
  {
    ...{ ...own, ...ofNone },
    route: 'GET /v1/me',
    operationId: 'getOwnAccount',
    summary: 'Shows the creator’s balances and programs',
    answers: {
      200: {
        description: 'The account.',
        document: profile,
        example: {
          ...accountExample,
          programs: [{ programId: 'spring', name: 'Spring', enrolledAt: moments.placed }],
        },
      },
    },
    problems: { 404: ['/problems/not-found'], 422: ['/problems/invalid-request'] },
  },
  {
    ...own,
    route: 'GET /v1/me/entries',
    operationId: 'listOwnEntries',
    summary: 'Lists the entries of the creator’s journal',
    query: pageQuerySchema,
    answers: { 200: { description: 'A page of entries.', document: pageOf(entryAnswer) } },
  },
  {
    ...{ ...own, ...ofNone },
    route: 'GET /v1/me/periods',
    operationId: 'listOwnPeriods',
    summary: 'Shows what the terms of periods came to',
    answers: {
      200: { description: 'By program, period and currency.', document: periodsAnswer },
    },
  },
  {
    ...own,
    route: 'GET /v1/me/conversions',
    operationId: 'listOwnConversions',
    summary: 'Lists orders that owe the creator something, or once did',
    description: 'The days are those on which orders were placed; at most 92 of them.',
    query: ownConversionsQuerySchema,
    answers: {
      200: { description: 'A page of orders.', document: pageOf(ownConversionAnswer) },
    },
  },
  {
    ...{ ...own, ...ofNone },
    route: 'GET /v1/me/conversions/{conversionId}/explanation',
    operationId: 'explainOwnConversion',
    summary: 'Explains what an order owes the creator, or why it owes nothing',
    answers: { 200: { description: 'The explanation.', document: ownExplanationAnswer } },
    problems: { 404: ['/problems/no-touch-known'], 422: ['/problems/invalid-request'] },
  },
];
