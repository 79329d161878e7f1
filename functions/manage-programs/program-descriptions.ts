import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { id, money, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { enrolmentSettingsSchema } from './enrolment-settings-schema.ts';
import { pauseSchema } from './pause-routes.ts';
import { payoutScheduleSchema } from './payout-settings-schema.ts';
import { programSchema } from './program-schema.ts';
import { disclosureSettingsSchema, reachSettingsAnswer } from './reach-settings-schema.ts';

const ruleBasedModel = z.union([
  z.object({
    kind: z.enum(['first-touch', 'last-touch', 'last-non-direct', 'linear', 'position-decay']),
  }),
  z.object({ kind: z.literal('time-decay'), halfLifeHours: z.int() }),
  z.object({
    kind: z.literal('position-based'),
    weights: z.object({ first: z.int(), middle: z.int(), last: z.int() }),
  }),
  z.object({
    kind: z.literal('w-shaped'),
    weights: z.object({ first: z.int(), lead: z.int(), opportunity: z.int(), others: z.int() }),
  }),
  z.object({
    kind: z.literal('custom-weights'),
    fromFirst: z.array(z.int()),
    others: z.int(),
    fromLast: z.array(z.int()),
  }),
]);

const attribution = z
  .object({
    model: z.union([
      ruleBasedModel,
      z.object({ kind: z.literal('data-driven'), fallback: ruleBasedModel }),
    ]),
    clickWindowDays: z.int(),
    viewWindowDays: z.int(),
    viewsEarn: z.boolean(),
    codeVsLink: z.enum(['code-wins', 'link-wins', 'code-wins-if-involved', 'shared']),
    channels: z.record(z.string(), z.enum(['ignore', 'dilute', 'yield'])).optional(),
    networks: z.enum(['yield', 'ignore']).optional(),
    minimumSecondsToOrder: z.int().optional(),
    regions: z
      .union([z.object({ only: z.array(z.string()) }), z.object({ except: z.array(z.string()) })])
      .optional(),
  })
  .meta({ id: 'ProgramAttribution', description: 'How the program divides credit.' });

const hold = z.object({
  afterFulfilmentDays: z.int(),
  afterPaymentDays: z.int(),
  digitalAfterPaymentDays: z.int(),
  unpaidExpiryDays: z.int(),
  afterLeadDays: z.int().optional(),
  afterReachDays: z.int().optional(),
  afterFeeDays: z.int().optional(),
});

const budgetFields = {
  amount: money,
  period: z.enum(['day', 'month', 'quarter', 'year']).optional(),
  whenSpent: z.enum(['honour', 'stop']),
};

const codeOnLanding = z.union([
  z.object({ via: z.literal('parameter'), name: z.string() }),
  z.object({ via: z.literal('path'), path: z.string(), returnParameter: z.string() }),
]);

const apps = z.object({
  hosts: z.array(z.string()),
  schemes: z.array(z.string()),
  iosAppIds: z.array(z.string()).optional(),
  androidApps: z
    .array(z.object({ package: z.string(), fingerprints: z.array(z.string()) }))
    .optional(),
});

const pause = z.object({ at: time, author: z.string(), reason: z.string() });

const program = z
  .object({
    programId: id,
    name: z.string(),
    planId: id,
    attribution,
    hold: hold.describe('Days before a conversion closes.'),
    payouts: z.object({
      minimums: z
        .array(money)
        .describe(
          'An account is paid when what is due in its currencies comes to one minimum together.',
        ),
      schedule: payoutScheduleSchema.describe(
        'When it pays, by the calendar of the merchant: weekly what was payable when the day began, monthly what was payable at the end of the month before, net so many days after it became payable.',
      ),
    }),
    newCustomerLookbackDays: z.int().optional(),
    rateProtectionDays: z.int(),
    rateSource: id.optional(),
    approvalLimits: z.array(money).optional(),
    cookieStuffing: z
      .object({
        sharedTokens: z.literal('hold').optional(),
        unseenTokens: z.literal('hold').optional(),
      })
      .optional(),
    landingHosts: z.array(z.string()),
    utm: z.record(z.string(), z.string()).optional(),
    codeOnLanding: codeOnLanding.optional(),
    linkHost: z.string().optional(),
    enrolment: enrolmentSettingsSchema.optional(),
    reach: reachSettingsAnswer.optional(),
    disclosure: disclosureSettingsSchema.optional(),
    apps: apps.optional(),
    budget: z.object(budgetFields).optional(),
    campaignBudgets: z.array(z.object({ campaignId: id, ...budgetFields })).optional(),
    paused: z
      .object({ closings: pause.optional(), payouts: pause.optional() })
      .describe('What is stopped now.'),
  })
  .meta({
    id: 'Program',
    description: 'A program with what was left out of it as it is by default.',
  });

const example = { name: 'Spring', planId: 'standard', landingHosts: ['shop.example'] };
const answerExample = {
  ...{ programId: 'spring', ...example },
  attribution: {
    ...{ model: { kind: 'last-touch' }, clickWindowDays: 30, viewWindowDays: 1 },
    ...{ viewsEarn: false, codeVsLink: 'code-wins' },
  },
  hold: {
    ...{ afterFulfilmentDays: 30, afterPaymentDays: 45 },
    ...{ digitalAfterPaymentDays: 14, unpaidExpiryDays: 30 },
  },
  payouts: { minimums: [], schedule: { kind: 'monthly', day: 15 } },
  rateProtectionDays: 30,
  paused: {},
};

const brake = {
  tag: 'Programs',
  access: ['manage', 'payouts'],
  isIdempotent: true,
  body: pauseSchema,
  example: { what: 'closings', reason: 'The figures of Monday look odd.' },
} as const;

/** `/v1/programs`. */
export const programDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/programs',
    operationId: 'listPrograms',
    tag: 'Programs',
    summary: 'Lists programs',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of programs.',
        document: pageOf(program),
        example: { items: [answerExample] },
      },
    },
  },
  {
    route: 'GET /v1/programs/{programId}',
    operationId: 'getProgram',
    tag: 'Programs',
    summary: 'Shows a program',
    access: ['manage', 'read'],
    answers: { 200: { description: 'The program.', document: program, example: answerExample } },
  },
  {
    route: 'PUT /v1/programs/{programId}',
    operationId: 'saveProgram',
    tag: 'Programs',
    summary: 'Creates or replaces a program',
    description: 'What is left out takes its default. What is paused stays so.',
    access: ['manage'],
    body: programSchema,
    example,
    answers: { 200: { description: 'The program.', document: program, example: answerExample } },
  },
  {
    ...brake,
    route: 'POST /v1/programs/{programId}/pause',
    operationId: 'pauseProgram',
    summary: 'Stops closings or payouts of a program',
    description: 'Paused twice, the first pause stays.',
    answers: {
      200: {
        description: 'The program, with who stopped what.',
        document: program,
        example: {
          ...answerExample,
          paused: {
            closings: { at: moments.placed, author: 'key:9f2c', reason: brake.example.reason },
          },
        },
      },
    },
  },
  {
    ...brake,
    route: 'POST /v1/programs/{programId}/resume',
    operationId: 'resumeProgram',
    summary: 'Lets closings or payouts go on',
    answers: { 200: { description: 'The program.', document: program, example: answerExample } },
  },
];
