import * as z from 'zod';
import { calledRails } from '../../core/payouts/called-rails.ts';
import { privacyRequestKinds } from '../../core/privacy/privacy-request.ts';
import { pageFields } from '../shared/http/page-query.ts';
import { anyAmount, id, money, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { codeAnswer } from '../shared/openapi/code-answer.ts';
import { payoutConversionAnswer } from '../shared/openapi/conversion-of-payout-answer.ts';
import { entryAnswer } from '../shared/openapi/entry-answer.ts';
import { invoiceRecordAnswer, statementRecordAnswer } from '../shared/openapi/issued-answers.ts';
import { moments } from '../shared/openapi/moments.ts';
import { payeeAssignment, payeeKind } from '../shared/openapi/payee-answers.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { doneSchema, eraseSchema, exportSchema } from './person-schema.ts';
import { statusSchema } from './request-routes.ts';

const request = z
  .object({
    requestId: id,
    kind: z.enum(privacyRequestKinds),
    status: z.enum(['open', 'done']),
    connectionId: id.describe('Of the shop that asked.').optional(),
    author: z.string(),
    personHashes: z.array(z.string()),
    conversionIds: z.array(id),
    receivedAt: time,
    dueAt: time,
    doneAt: time.optional(),
    doneBy: z.string().optional(),
    erasure: z
      .object({
        identities: z.int(),
        swept: z.int(),
        isShared: z.boolean(),
        removed: z.object({
          links: z.int(),
          touches: z.int(),
          visits: z.int(),
          orders: z.int(),
        }),
        nextDay: z.string().optional(),
      })
      .describe('How far it is, and what it removed.')
      .optional(),
  })
  .meta({
    id: 'PrivacyRequest',
    description: 'What was asked for a person; of the person only hashes.',
  });

const historyEntry = z.object({
  conversionId: id,
  placedAt: time,
  counts: z.boolean(),
  value: money.optional(),
  recordedAt: time,
});

const browser = z.object({
  visitorId: id,
  touches: z.array(
    z.object({
      touchId: id,
      kind: z.string(),
      at: time,
      creatorId: id,
      slug: z.string().optional(),
      contentId: z.string().optional(),
      country: z.string().optional(),
      filtered: z.string().optional(),
    }),
  ),
  visits: z.array(z.object({ channel: z.string(), at: time })),
  consents: z.array(z.object({ granted: z.boolean(), at: time })),
});

const orderFact = z.object({
  factId: id,
  recordedAt: time,
  orderName: z.string().optional(),
  placedAt: time.optional(),
  currency: z.string().optional(),
  country: z.string().optional(),
  region: z.string().optional(),
  referrerHost: z.string().optional(),
  visitorId: id.optional(),
  personHashes: z.array(z.string()),
  codes: z.array(z.string()),
  clicks: z.array(z.object({ touchId: id, visitorId: id, at: time })),
  lines: z
    .array(
      z.object({
        title: z.string().optional(),
        sku: z.string().optional(),
        quantity: z.number(),
        gross: money,
      }),
    )
    .optional(),
});

const ofPerson = z
  .object({
    personHashes: z.array(z.string()),
    isShared: z.boolean().describe('The hashes are of several people, so nothing is told of any.'),
    identities: z.array(
      z.object({
        personHash: z.string(),
        erasedAt: time.optional(),
        sameAs: z.array(z.string()),
        browsers: z.array(z.object({ visitorId: id, since: time })),
        orders: z.array(historyEntry),
      }),
    ),
    browsers: z.array(browser),
    handles: z
      .array(z.looseObject({ prospectId: id }))
      .describe('The social handles that the person left, with the consent to each.'),
    orders: z.array(z.object({ conversionId: id, facts: z.array(orderFact) })),
  })
  .meta({ id: 'PersonExport', description: 'Everything that is stored of a person.' });

const payoutMethod = z
  .object({
    rail: z.enum(['sepa', 'csv', 'nacha', 'manual', ...calledRails]),
    holder: z.string().optional(),
    iban: z.string().optional(),
    bic: z.string().optional(),
    account: z.string().optional(),
    accountId: z.string().optional(),
    receiver: z.string().optional(),
    receiverKind: z.enum(['email', 'paypal-id']).optional(),
    recipientId: z.string().optional(),
    recipient: z.string().optional(),
    customerId: z.string().optional(),
    holderKind: z.string().optional(),
    routingNumber: z.string().optional(),
    accountType: z.string().optional(),
    currency: z.string().optional(),
  })
  .describe('Whole, because it is the creator’s own.');

const ofCreator = z
  .object({
    creatorId: id,
    profile: z.object({
      name: z.string(),
      identityHashes: z.array(z.string()),
      payoutMethod: payoutMethod.optional(),
      rewardMethod: payoutMethod.optional(),
      payees: z.array(payeeAssignment),
      erasedAt: time.optional(),
    }),
    taxProfile: z
      .looseObject({ country: z.string(), kind: z.string(), forms: z.array(z.unknown()) })
      .describe('Of numbers only the end.')
      .optional(),
    enrolments: z.array(
      z.object({
        programId: id,
        enrolledAt: time,
        leftAt: time.optional(),
        standings: z.array(z.looseObject({ from: time, creatorClass: z.string() })),
      }),
    ),
    links: z.array(z.looseObject({ slug: z.string(), activeFrom: time })),
    codes: z.array(codeAnswer),
    payees: z.array(
      z.object({
        payeeId: id,
        name: z.string(),
        kind: payeeKind,
        payoutMethod: payoutMethod.optional(),
      }),
    ),
    storefronts: z.array(z.looseObject({ programId: id })),
    socialAccounts: z.array(
      z.looseObject({ accountId: z.string(), platform: z.string(), connectedAt: time }),
    ),
    figures: z.array(z.looseObject({})),
    account: z.object({ entries: z.array(entryAnswer) }),
    payouts: z.array(
      z.object({
        payoutId: id,
        amount: anyAmount,
        withheld: money.describe('For tax, beside the amount.').optional(),
        conversion: payoutConversionAnswer.optional(),
        state: z.string(),
        method: payoutMethod,
        history: z.array(z.object({ state: z.string(), at: time, evidence: z.string() })),
      }),
    ),
    billing: z.looseObject({ kind: z.string(), from: z.string() }).optional(),
    statements: z.array(statementRecordAnswer),
    invoices: z.array(invoiceRecordAnswer),
  })
  .meta({ id: 'CreatorExport', description: 'Everything that is stored of a creator.' });

const erased = z
  .object({
    creatorId: id,
    erasedAt: time,
    erasedPayees: z.array(id),
    kept: z.array(z.string()).describe('What stays, because it is books.'),
  })
  .meta({ id: 'ErasedCreator', description: 'What was erased of a creator.' });

const example = {
  ...{ requestId: 'erase-0123456789abcdef', kind: 'erase', status: 'open', author: 'key:9f2c' },
  ...{ personHashes: ['k1:9f2c'], conversionIds: [] },
  ...{ receivedAt: moments.placed, dueAt: '2026-04-01T10:00:00Z' },
};
const person = { email: 'wilhelmina@mail.example' };

/** `/v1/privacy`. */
export const privacyDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/privacy/export',
    operationId: 'exportPersonalData',
    tag: 'Personal data',
    summary: 'Shows everything that is stored of a person or creator',
    description:
      'Names a person (email, phone, customer), a creatorId, or the requestId of a request. Of a person of whom nothing is known everything is empty.',
    access: ['manage'],
    body: exportSchema,
    example: person,
    answers: {
      200: {
        description: 'Of a person, or of a creator.',
        document: z.union([ofPerson, ofCreator]),
        example: {
          personHashes: [],
          isShared: false,
          identities: [],
          browsers: [],
          handles: [],
          orders: [],
        },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'POST /v1/privacy/erase',
    operationId: 'erasePersonalData',
    tag: 'Personal data',
    summary: 'Erases a person or creator',
    description: 'Of a person it is done by itself. The same again is the same request.',
    access: ['manage'],
    body: eraseSchema,
    example: person,
    answers: {
      200: { description: 'The creator is erased.', document: erased },
      202: { description: 'The request, which is done by itself.', document: request, example },
    },
    problems: { 404: ['/problems/not-found'], 409: ['/problems/money-open'] },
  },
  {
    route: 'GET /v1/privacy/requests',
    operationId: 'listPrivacyRequests',
    tag: 'Personal data',
    summary: 'Lists requests by when they are due',
    access: ['manage'],
    query: z.strictObject({ status: statusSchema, ...pageFields }),
    answers: {
      200: {
        description: 'A page of requests.',
        document: pageOf(request),
        example: { items: [example] },
      },
    },
  },
  {
    route: 'GET /v1/privacy/requests/{requestId}',
    operationId: 'getPrivacyRequest',
    tag: 'Personal data',
    summary: 'Shows a request',
    access: ['manage'],
    answers: { 200: { description: 'The request.', document: request, example } },
  },
  {
    route: 'POST /v1/privacy/requests/{requestId}/done',
    operationId: 'answerPrivacyRequest',
    tag: 'Personal data',
    summary: 'Says that data was handed over',
    description: 'Who said so first stands.',
    access: ['manage'],
    body: doneSchema,
    example: { note: 'Sent by letter.' },
    answers: { 200: { description: 'The request.', document: request } },
    problems: { 409: ['/problems/executes-itself'] },
  },
];
