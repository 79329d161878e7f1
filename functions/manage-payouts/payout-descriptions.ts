import * as z from 'zod';
import { calledRails } from '../../core/payouts/called-rails.ts';
import { anyAmount, id, money, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { payoutConversionAnswer } from '../shared/openapi/conversion-of-payout-answer.ts';
import { divisionAnswer } from '../shared/openapi/division-answer.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { controlDescriptions } from './control-descriptions.ts';
import {
  payoutQuerySchema,
  resolutionSchema,
  runDecisionSchema,
  runSchema,
} from './payout-schemas.ts';
import { skipReason } from './skip-reason.ts';
import { fairValueAnswer, taxAnswer } from './tax-answers.ts';

const state = z.enum([
  'intended',
  'submitted',
  'unclear',
  'review',
  'confirmed',
  'failed',
  'cancelled',
  'returned',
]);
const rail = z.enum(['sepa', 'csv', 'nacha', 'manual', ...calledRails]);

const indirectTax = money.describe(
  'How much of it is VAT or GST on top of what was earned. Negative: it was credited after it had been paid.',
);

const payout = z
  .object({
    payoutId: id,
    creatorId: id,
    payeeId: id.describe('Whose part it is; absent: the creator’s own.').optional(),
    runId: id,
    batchId: id,
    state,
    amount: anyAmount.describe(
      'What leaves the account for it, in the ledger’s currency: without what is withheld for tax.',
    ),
    conversion: payoutConversionAnswer
      .describe('What is moved instead. Absent: the amount itself.')
      .optional(),
    indirectTax: indirectTax.optional(),
    method: z
      .object({
        rail,
        holder: z.string().optional(),
        iban: z.string().optional(),
        account: z.string().optional(),
      })
      .describe('Where it goes; of an account only the end.'),
    reference: z.string().describe('The rail’s own id of it, where it is called.').optional(),
    division: divisionAnswer.optional(),
    tax: taxAnswer.describe('Absent: the merchant withholds none.').optional(),
    fairValue: fairValueAnswer
      .describe('Of no cash: what it counts as in the tax year. Absent: as nothing.')
      .optional(),
    history: z.array(z.object({ state, at: time, evidence: z.string() })),
  })
  .meta({ id: 'Payout', description: 'A payout, and how it came to its state.' });

const run = z
  .object({
    runId: id,
    dryRun: z.boolean(),
    startedAt: time,
    askedBy: z.string().describe('Absent: the schedule.').optional(),
    schedule: z
      .object({
        firstDay: z.string().describe('On the calendar of the merchant, as `2026-03-15`.'),
        lastDay: z.string(),
        nextDueAt: time.describe('When a program pays next.'),
      })
      .describe(
        'For which days it pays what is due. Absent: somebody asked for it, and it pays whatever is payable.',
      )
      .optional(),
    approval: z
      .object({
        status: z.enum(['awaiting-approval', 'approved', 'rejected']),
        exceeding: z.array(money).describe('What it pays of currencies above their limit.'),
        decidedBy: z.string().optional(),
        decidedAt: time.optional(),
        note: z.string().optional(),
      })
      .describe('Absent: it waits for nobody.')
      .optional(),
    batches: z.array(
      z.object({
        batchId: id,
        rail,
        currency: z.string().describe('That moves; of no cash its unit, such as points.'),
        exchange: z
          .object({ from: z.string(), source: z.string() })
          .describe('What it is exchanged from, and by whose rates. Absent: it is not.')
          .optional(),
        accounts: z.int(),
        connectionId: z.string().describe('The account at a rail that is called.').optional(),
        status: z.enum(['planned', 'released']),
        releasedAt: time.optional(),
        payouts: z.int().optional(),
        hasFile: z.boolean().optional(),
        progress: z
          .object({
            planned: z.int(),
            reserved: z.int(),
            submitted: z.int(),
            confirmed: z.int(),
            failed: z.int(),
          })
          .describe('How many payouts have come so far.'),
      }),
    ),
    planned: z.array(
      z.object({
        ...{ creatorId: id, payeeId: id.optional(), batchId: id, amount: anyAmount },
        conversion: payoutConversionAnswer
          .describe('By the rates of the plan; the reservation takes its own.')
          .optional(),
        withheld: money.describe('How much of it would be withheld for tax.').optional(),
        indirectTax: indirectTax.optional(),
        signals: z
          .array(z.literal('duplicate-payout-account'))
          .describe('What somebody may want to look at first.')
          .optional(),
        payableBefore: time
          .describe(
            'What became payable since then is not in it, and waits. Absent: everything is.',
          )
          .optional(),
      }),
    ),
    skipped: z.array(
      z.object({
        ...{ creatorId: id, payeeId: id.optional(), reason: skipReason, amount: anyAmount },
        detail: z.string().describe('What clears it.').optional(),
        until: time.describe('When the reason ends by itself.').optional(),
      }),
    ),
  })
  .meta({ id: 'PayoutRun', description: 'Who is paid what by a run, and who not and why.' });

const amount = { amount: '45.00', currency: 'USD' };
const payoutExample = {
  ...{ payoutId: 'mia-usd-2', creatorId: 'mia', runId: 'run-1', batchId: 'run-1-csv-usd-1' },
  ...{ state: 'confirmed', amount },
  method: { rail: 'csv', holder: 'Mia Mountain', account: '****5678' },
  history: [{ state: 'confirmed', at: moments.later, evidence: 'statement 7' }],
};
const runExample = {
  ...{ runId: 'run-1', dryRun: true, startedAt: moments.placed },
  batches: [
    {
      ...{ batchId: 'run-1-csv-usd-1', rail: 'csv', currency: 'USD', accounts: 1 },
      status: 'planned',
      progress: { planned: 1, reserved: 0, submitted: 0, confirmed: 0, failed: 0 },
    },
  ],
  planned: [{ creatorId: 'mia', batchId: 'run-1-csv-usd-1', amount }],
  skipped: [],
};

const runs: readonly RouteDescription[] = [
  {
    route: 'POST /v1/payouts/runs',
    operationId: 'startPayoutRun',
    tag: 'Payouts',
    summary: 'Pays out, or says who would be paid what',
    access: ['payouts'],
    isIdempotent: true,
    body: runSchema,
    example: { dryRun: true },
    answers: {
      200: {
        description: 'What a run would do; nothing is done.',
        document: run,
        example: runExample,
      },
      202: { description: 'The run, which goes on by itself.', document: run },
    },
  },
  {
    route: 'GET /v1/payouts/runs/{runId}',
    operationId: 'getPayoutRun',
    tag: 'Payouts',
    summary: 'Shows a run of payouts',
    access: ['payouts', 'read'],
    answers: { 200: { description: 'The run, with what became of its batches.', document: run } },
  },
  {
    route: 'GET /v1/payouts/batches/{batchId}/file',
    operationId: 'getPayoutFile',
    tag: 'Payouts',
    summary: 'Fetches the file for the bank',
    description: 'It names whole accounts. 404 for a batch without a file.',
    access: ['payouts'],
    answers: {
      200: {
        description: 'The file.',
        text: {
          contentType: '*/*',
          description: 'XML (pain.001), NACHA or CSV, as the rail has it.',
        },
        headers: { 'content-disposition': 'The name of the file.' },
      },
    },
    problems: { 409: ['/problems/file-not-ready'] },
  },
];

const decision = {
  tag: 'Payouts',
  access: ['payouts'],
  isIdempotent: true,
  body: runDecisionSchema,
  example: { note: 'Compared with the statements.' },
  answers: { 200: { description: 'The run.', document: run } },
} as const;

const decisions: readonly RouteDescription[] = [
  {
    ...decision,
    route: 'POST /v1/payouts/runs/{runId}/approve',
    operationId: 'approvePayoutRun',
    summary: 'Lets a large run go on',
    description: 'By another key than the one that asked for it.',
    problems: {
      409: ['/problems/own-run', '/problems/run-decided', '/problems/approval-not-needed'],
    },
  },
  {
    ...decision,
    route: 'POST /v1/payouts/runs/{runId}/reject',
    operationId: 'rejectPayoutRun',
    summary: 'Ends a large run before anything is reserved',
    problems: { 409: ['/problems/run-decided', '/problems/approval-not-needed'] },
  },
];

const resolution = {
  tag: 'Payouts',
  access: ['payouts'],
  isIdempotent: true,
  body: resolutionSchema,
  example: { evidence: 'statement 7' },
  answers: { 200: { description: 'The payout.', document: payout, example: payoutExample } },
  problems: {
    409: [
      '/problems/payout-ended-otherwise',
      '/problems/payout-not-released',
      '/problems/payout-with-rail',
    ],
  },
} as const;

/** `/v1/payouts`. */
export const payoutDescriptions: readonly RouteDescription[] = [
  ...runs,
  ...decisions,
  ...controlDescriptions,
  {
    route: 'GET /v1/payouts',
    operationId: 'listPayouts',
    tag: 'Payouts',
    summary: 'Lists payouts, the newest first',
    access: ['payouts', 'read'],
    query: payoutQuerySchema,
    answers: {
      200: {
        description: 'A page of payouts.',
        document: pageOf(payout),
        example: { items: [payoutExample] },
      },
    },
  },
  {
    route: 'GET /v1/payouts/{payoutId}',
    operationId: 'getPayout',
    tag: 'Payouts',
    summary: 'Shows a payout',
    access: ['payouts', 'read'],
    answers: resolution.answers,
  },
  {
    ...resolution,
    route: 'POST /v1/payouts/{payoutId}/confirm',
    operationId: 'confirmPayout',
    summary: 'Says that a payout arrived',
  },
  {
    ...resolution,
    route: 'POST /v1/payouts/{payoutId}/fail',
    operationId: 'failPayout',
    summary: 'Says that a payout came back',
  },
  {
    ...resolution,
    route: 'POST /v1/payouts/{payoutId}/cancel',
    operationId: 'cancelPayout',
    summary: 'Takes back a payout that no rail has heard of',
    description:
      'Only while it is intended. Its money is payable again, and the next run pays it; the one it is of does not.',
    problems: { 409: ['/problems/payout-not-cancellable'] },
  },
];
