import * as z from 'zod';
import { auditKinds } from '../../core/audit/audit-kind.ts';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { day, id, money, orNull, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { conversionExample, conversionFields } from '../shared/openapi/conversion-answers.ts';
import { entryAnswer, entryExample } from '../shared/openapi/entry-answer.ts';
import { explanationAnswer } from '../shared/openapi/explanation-answers.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { auditQuerySchema } from './audit-routes.ts';
import { conversionsQuerySchema, explanationQuerySchema } from './conversion-routes.ts';

const listed = z
  .object(conversionFields)
  .meta({ id: 'Conversion', description: 'An order, activity or adjustment, and what it owes.' });

const whole = z
  .object({
    ...conversionFields,
    journal: z.array(entryAnswer),
    rejectedRefunds: z.array(z.object({ refundId: id, processedAt: time, reason: z.string() })),
    disputes: z.array(
      z.object({
        disputeId: id,
        kind: z.enum(['chargeback', 'inquiry']),
        status: z.enum(['opened', 'won', 'lost']),
        amount: money,
        openedAt: time,
        endedAt: time.optional(),
      }),
    ),
    earlyCloses: z.array(
      z.object({
        earlyCloseId: id,
        reason: z.string(),
        author: z.string(),
        at: time,
        standing: z.enum(['waiting', 'stands', 'refused']),
        closesAt: time.optional(),
        decision: z
          .object({
            outcome: z.enum(['approved', 'refused']),
            author: z.string(),
            at: time,
            note: z.string().optional(),
          })
          .optional(),
      }),
    ),
    conflicts: z.array(id).describe('Facts that contradict each other in money.'),
  })
  .meta({ id: 'WholeConversion', description: 'A conversion with what is behind its figures.' });

const dayCount = { day, due: z.int() };
const runFields = {
  runId: id,
  startedAt: time,
  plannedAt: orNull(time),
  walks: z.int(),
  due: orNull(z.int()),
  days: z.array(z.object(dayCount)),
};
const run = z.object(runFields).meta({ id: 'ClosingRun', description: 'A run of closings.' });

const wholeRun = z
  .object({
    ...runFields,
    chunks: orNull(z.int()),
    chunksDone: z.int(),
    closed: z.int(),
    expired: z.int(),
    waitingForRates: z.int(),
    paused: z.int(),
    notDue: z.int(),
    held: z.object({
      count: z.int(),
      reasons: z.record(z.string(), z.int()),
      items: z.array(z.object({ conversionId: id, reasons: z.array(z.string()) })),
    }),
    failed: z.array(id),
  })
  .meta({ id: 'WholeClosingRun', description: 'A run of closings, with what became of it.' });

const closings = z
  .object({
    asOf: time,
    watermark: orNull(day).describe('Every day before it is done.'),
    until: day,
    overdue: z.int(),
    due: z.int(),
    days: z.array(z.object({ day, overdue: z.int(), due: z.int() })),
  })
  .meta({ id: 'Closings', description: 'What waits to be closed.' });

const auditEntry = z
  .object({
    auditId: id,
    at: time,
    author: z.string(),
    kind: z.enum(auditKinds),
    target: z.string(),
    reason: z.string().optional(),
    before: z.unknown().describe('The thing as it was.').optional(),
    outcome: z.enum(['done', 'refused', 'unknown']),
    endedAt: time.optional(),
    after: z.unknown().describe('The thing as it then was.').optional(),
    problem: z.string().describe('Of what was refused: the type of the problem.').optional(),
  })
  .meta({
    id: 'AuditEntry',
    description: 'What somebody asked to be changed, and what became of it.',
  });

const reading = ['read', 'manage'] as const;
const runExample = {
  ...{ runId: '2026-04-16T12-00-00Z', startedAt: moments.closes, plannedAt: moments.closes },
  ...{ walks: 1, due: 1, days: [{ day: '2026-04-16', due: 1 }] },
};

const conversions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/conversions',
    operationId: 'listConversions',
    tag: 'Conversions',
    summary: 'Lists conversions by day, then id',
    description: 'The days are those on which orders were placed; at most 92 of them.',
    access: reading,
    query: conversionsQuerySchema,
    answers: {
      200: {
        description: 'A page of conversions.',
        document: pageOf(listed),
        example: { items: [conversionExample] },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'GET /v1/conversions/{conversionId}',
    operationId: 'getConversion',
    tag: 'Conversions',
    summary: 'Shows a conversion with what is behind its figures',
    access: reading,
    query: noParametersSchema,
    answers: {
      200: {
        description: 'The conversion.',
        document: whole,
        example: {
          ...{ ...conversionExample, journal: [entryExample] },
          ...{ rejectedRefunds: [], disputes: [], earlyCloses: [], conflicts: [] },
        },
      },
    },
    problems: { 422: ['/problems/invalid-request'] },
  },
  {
    route: 'GET /v1/conversions/{conversionId}/explanation',
    operationId: 'explainConversion',
    tag: 'Conversions',
    summary: 'Explains why a conversion owes what it owes',
    description: 'With creatorId it is that creator’s view, with the answer to “why not me?”.',
    access: reading,
    query: explanationQuerySchema,
    answers: { 200: { description: 'The explanation.', document: explanationAnswer } },
    problems: { 409: ['/problems/conversion-parked'] },
  },
];

const closingRoutes: readonly RouteDescription[] = [
  {
    route: 'GET /v1/closings',
    operationId: 'getClosings',
    tag: 'Closings',
    summary: 'Counts what waits to be closed',
    access: reading,
    query: noParametersSchema,
    answers: {
      200: {
        description: 'By day.',
        document: closings,
        example: {
          ...{ asOf: moments.closes, watermark: '2026-04-15', until: '2026-06-17' },
          ...{ overdue: 1, due: 0, days: [{ day: '2026-04-16', overdue: 1, due: 0 }] },
        },
      },
    },
    problems: { 422: ['/problems/invalid-request'] },
  },
  {
    route: 'GET /v1/closings/runs',
    operationId: 'listClosingRuns',
    tag: 'Closings',
    summary: 'Lists runs of closings, the newest first',
    access: reading,
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of runs.',
        document: pageOf(run),
        example: { items: [runExample] },
      },
    },
  },
  {
    route: 'GET /v1/closings/runs/{runId}',
    operationId: 'getClosingRun',
    tag: 'Closings',
    summary: 'Shows what became of what a run found',
    access: reading,
    query: noParametersSchema,
    answers: {
      200: {
        description: 'The run.',
        document: wholeRun,
        example: {
          ...{ ...runExample, chunks: 1, chunksDone: 1, closed: 1, expired: 0 },
          ...{ waitingForRates: 0, paused: 0, notDue: 0, failed: [] },
          held: { count: 0, reasons: {}, items: [] },
        },
      },
    },
    problems: { 422: ['/problems/invalid-request'] },
  },
];

/** `/v1/conversions`, `/v1/closings` and `/v1/audit`. */
export const conversionDescriptions: readonly RouteDescription[] = [
  ...conversions,
  ...closingRoutes,
  {
    route: 'GET /v1/audit',
    operationId: 'listAuditEntries',
    tag: 'Audit log',
    summary: 'Lists who changed what, the newest first',
    description: 'A page may be shorter than asked for, and still have a next.',
    access: ['read', 'manage', 'payouts'],
    query: auditQuerySchema,
    answers: {
      200: {
        description: 'A page of the log.',
        document: pageOf(auditEntry),
        example: {
          items: [
            {
              ...{ auditId: '5d0c', at: moments.placed, author: 'key:9f2c', kind: 'hold.opened' },
              ...{ target: '/v1/holds', reason: 'Looks odd.', outcome: 'done' },
              endedAt: moments.placed,
            },
          ],
        },
      },
    },
  },
];
