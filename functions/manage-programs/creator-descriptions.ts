import * as z from 'zod';
import { creatorClasses } from '../../core/attribution/creator-class.ts';
import { cashRails } from '../../core/payouts/called-rails.ts';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import {
  accountChangeAnswer,
  accountSignalsAnswer,
} from '../shared/openapi/account-change-answer.ts';
import { id, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import { payeeAssignment, payeeKind } from '../shared/openapi/payee-answers.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { creatorSchema } from './creator-schema.ts';
import { enrolmentSchema } from './enrolment-schema.ts';
import { assignmentSchema, payeeSchema, unassignmentSchema } from './payee-schema.ts';
import { rewardMethodSchema } from './reward-method-schema.ts';

const payoutMethod = z
  .union([
    z.object({
      rail: z.enum(['sepa', 'csv', 'nacha']),
      holder: z.string(),
      accountEnding: z.string().describe('Empty where the account is too short to show a part.'),
      currency: z.string().describe('Of the account, if it names one.').optional(),
    }),
    z.object({ rail: z.literal('manual'), currency: z.string().optional() }),
    z.object({
      rail: z.enum(cashRails),
      accountEnding: z.string().describe('The end of whom the rail knows.'),
      currency: z.string().describe('Of the account, if it names one.').optional(),
    }),
  ])
  .meta({
    id: 'ShownPayoutMethod',
    description: 'How somebody is paid; of an account only the end.',
  });

const creator = z
  .object({
    creatorId: id,
    name: z.string(),
    identities: z.int().describe('How many hashes the creator is recognised by.'),
    peppers: z.array(z.string()).describe('The keys of these hashes.'),
    payoutMethod: payoutMethod.optional(),
    rewardMethod: rewardMethodSchema.optional(),
    payees: z.array(payeeAssignment).describe('All assignments, oldest first.').optional(),
    accountChange: accountChangeAnswer.optional(),
    signals: accountSignalsAnswer.describe('Said when it is saved.').optional(),
    erasedAt: time.optional(),
  })
  .meta({ id: 'Creator', description: 'A creator.' });

const payee = z
  .object({
    payeeId: id,
    name: z.string(),
    kind: payeeKind,
    payoutMethod: payoutMethod.optional(),
    accountChange: accountChangeAnswer.optional(),
    signals: accountSignalsAnswer.describe('Said when it is saved.').optional(),
  })
  .meta({ id: 'Payee', description: 'Who receives money for creators.' });

const enrolment = z
  .object({
    programId: id,
    creatorId: id,
    enrolledAt: time,
    leftAt: time.optional(),
    creatorClass: z.enum(creatorClasses),
    group: id.optional(),
    tier: id.optional(),
    referredBy: id.optional(),
  })
  .meta({ id: 'Enrolment', description: 'A creator in a program, with the newest standing.' });

const creatorExample = {
  ...{ creatorId: 'mia', name: 'Mia Mountain', identities: 1, peppers: ['k1'] },
  payoutMethod: { rail: 'csv', holder: 'Mia Mountain', accountEnding: '5678' },
};
const payeeExample = { payeeId: 'northern', name: 'Northern Talent', kind: 'agency' };
const enrolmentExample = {
  ...{ programId: 'spring', creatorId: 'mia' },
  ...{ enrolledAt: moments.placed, creatorClass: 'standard' },
};
const reading = ['manage', 'read'] as const;

const creators: readonly RouteDescription[] = [
  {
    route: 'GET /v1/creators',
    operationId: 'listCreators',
    tag: 'Creators',
    summary: 'Lists creators',
    access: reading,
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of creators.',
        document: pageOf(creator),
        example: { items: [creatorExample] },
      },
    },
  },
  {
    route: 'GET /v1/creators/{creatorId}',
    operationId: 'getCreator',
    tag: 'Creators',
    summary: 'Shows a creator',
    access: reading,
    answers: { 200: { description: 'The creator.', document: creator, example: creatorExample } },
  },
  {
    route: 'PUT /v1/creators/{creatorId}',
    operationId: 'saveCreator',
    tag: 'Creators',
    summary: 'Creates or replaces a creator',
    description:
      'E-mail and customer ids are kept as hashes only, so a later body must repeat them. Who is paid for the creator stays as it is.',
    access: ['manage'],
    body: creatorSchema,
    example: {
      ...{ name: 'Mia Mountain', email: 'mia@mail.example' },
      payoutMethod: { rail: 'csv', holder: 'Mia Mountain', account: 'A-12345678' },
    },
    answers: { 200: { description: 'The creator.', document: creator, example: creatorExample } },
  },
  {
    route: 'POST /v1/creators/{creatorId}/assign-payee',
    operationId: 'assignPayee',
    tag: 'Creators',
    summary: 'Pays a payee for a creator',
    access: ['manage'],
    isIdempotent: true,
    body: assignmentSchema,
    example: {
      ...{ payeeId: 'northern', cutBasisPoints: 1_500, remainderTo: 'creator' },
      reason: 'A contract.',
    },
    answers: { 200: { description: 'The creator, with all assignments.', document: creator } },
  },
  {
    route: 'POST /v1/creators/{creatorId}/unassign-payee',
    operationId: 'unassignPayee',
    tag: 'Creators',
    summary: 'Pays a creator directly again',
    access: ['manage'],
    isIdempotent: true,
    body: unassignmentSchema,
    example: { reason: 'The contract has ended.' },
    answers: { 200: { description: 'The creator, with all assignments.', document: creator } },
  },
];

const enrolments: readonly RouteDescription[] = [
  {
    route: 'GET /v1/enrolments/{programId}',
    operationId: 'listEnrolments',
    tag: 'Creators',
    summary: 'Lists who is in a program',
    description: 'A program that is not there is an empty list.',
    access: reading,
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of enrolments.',
        document: pageOf(enrolment),
        example: { items: [enrolmentExample] },
      },
    },
  },
  {
    route: 'GET /v1/enrolments/{programId}/{creatorId}',
    operationId: 'getEnrolment',
    tag: 'Creators',
    summary: 'Shows a creator’s enrolment',
    access: reading,
    answers: {
      200: { description: 'The enrolment.', document: enrolment, example: enrolmentExample },
    },
  },
  {
    route: 'PUT /v1/enrolments/{programId}/{creatorId}',
    operationId: 'saveEnrolment',
    tag: 'Creators',
    summary: 'Enrols a creator in a program',
    description:
      'A new class, group, tier or referrer begins now: orders placed before keep the old one.',
    access: ['manage'],
    body: enrolmentSchema,
    example: {},
    answers: {
      200: { description: 'The enrolment.', document: enrolment, example: enrolmentExample },
    },
  },
];

const payees: readonly RouteDescription[] = [
  {
    route: 'GET /v1/payees',
    operationId: 'listPayees',
    tag: 'Payees',
    summary: 'Lists payees',
    access: reading,
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of payees.',
        document: pageOf(payee),
        example: { items: [payeeExample] },
      },
    },
  },
  {
    route: 'GET /v1/payees/{payeeId}',
    operationId: 'getPayee',
    tag: 'Payees',
    summary: 'Shows a payee',
    access: reading,
    answers: { 200: { description: 'The payee.', document: payee, example: payeeExample } },
  },
  {
    route: 'PUT /v1/payees/{payeeId}',
    operationId: 'savePayee',
    tag: 'Payees',
    summary: 'Creates or replaces a payee',
    access: ['manage'],
    body: payeeSchema,
    example: { name: 'Northern Talent', kind: 'agency', payoutMethod: { rail: 'manual' } },
    answers: { 200: { description: 'The payee.', document: payee, example: payeeExample } },
  },
];

/** `/v1/creators`, `/v1/enrolments` and `/v1/payees`. */
export const creatorDescriptions: readonly RouteDescription[] = [
  ...creators,
  ...enrolments,
  ...payees,
];
