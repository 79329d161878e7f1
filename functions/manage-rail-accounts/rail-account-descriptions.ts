import * as z from 'zod';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { id, money, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { linkSchema, railAccountSchema } from './rail-account-schema.ts';

const standing = z
  .object({
    creatorId: id,
    canReceive: z.boolean().describe('Whether the creator can be paid.'),
    canPayOut: z.boolean().describe('Whether what was paid goes on to the creator’s bank.'),
    missing: z.array(z.string()).describe('What Stripe still asks the creator for, in words.'),
    requirements: z.array(z.string()).describe('The same, by Stripe’s names.'),
    disabledReason: z.string().describe('Why Stripe has disabled the account.').optional(),
    asOf: time,
    lastBankPayout: z
      .object({
        state: z.enum(['paid', 'failed', 'canceled']),
        amount: money,
        at: time,
        reference: z.string(),
        reason: z.string().optional(),
      })
      .describe('What became of Stripe’s last payment to the creator’s bank, as far as it told.')
      .optional(),
  })
  .meta({ id: 'RailAccount', description: 'How far a creator’s account at Stripe is.' });

const standingExample = {
  ...{ creatorId: 'mia', canReceive: false, canPayOut: false },
  missing: ['a bank account or card to be paid out to'],
  ...{ requirements: ['external_account'], asOf: moments.placed },
};
const link = z.string().describe('A page of Stripe, of one use and of minutes.');
const linkExample = 'https://connect.stripe.com/setup/e/acct_1/x';
const urls = { returnUrl: 'https://shop.example/done', refreshUrl: 'https://shop.example/again' };
const standingProblems = {
  404: ['/problems/not-found', '/problems/no-rail-account', '/problems/no-such-connection'],
  409: ['/problems/rail-access-unusable', '/problems/rail-account-gone', '/problems/rail-refuses'],
  422: ['/problems/invalid-request'],
  502: ['/problems/rail-refuses-access', '/problems/rail-answer'],
  503: ['/problems/rail-unavailable'],
} as const;
const standingAnswer = {
  200: { description: 'How far it is.', document: standing, example: standingExample },
};

/** `/v1/creators/{creatorId}/rail-account` and `/v1/me/rail-account`. */
export const railAccountDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/creators/{creatorId}/rail-account',
    operationId: 'openRailAccount',
    tag: 'Payouts',
    summary: 'Opens a creator’s account at Stripe',
    description:
      'The creator is paid on it from then on. Asked again, it is the same account, with another link.',
    access: ['manage'],
    body: railAccountSchema,
    example: { connection: 'money', country: 'NL', ...urls },
    answers: {
      200: {
        description: 'The page on which the creator tells what Stripe wants to know.',
        document: z.object({
          ...{ creatorId: id, connection: id, accountEnding: z.string(), link },
        }),
        example: {
          ...{ creatorId: 'mia', connection: 'money', accountEnding: '7Qx2', link: linkExample },
        },
      },
    },
    problems: {
      404: ['/problems/not-found', '/problems/no-such-connection'],
      409: [
        '/problems/connection-not-stripe',
        '/problems/creator-erased',
        '/problems/rail-access-unusable',
        '/problems/rail-account-opened-otherwise',
        '/problems/rail-refuses',
      ],
      502: ['/problems/rail-refuses-access', '/problems/rail-answer'],
      503: ['/problems/rail-unavailable'],
    },
  },
  {
    route: 'GET /v1/creators/{creatorId}/rail-account',
    operationId: 'getRailAccount',
    tag: 'Payouts',
    summary: 'Shows how far a creator’s account at Stripe is',
    access: ['manage', 'read'],
    query: noParametersSchema,
    answers: standingAnswer,
    problems: standingProblems,
  },
  {
    route: 'POST /v1/me/rail-account/link',
    operationId: 'openOwnRailAccountLink',
    tag: 'A creator’s own view',
    summary: 'Opens the page on which the creator completes the account at Stripe',
    access: ['me'],
    body: linkSchema,
    example: urls,
    answers: {
      200: {
        description: 'The page.',
        document: z.object({ creatorId: id, link }),
        example: { creatorId: 'mia', link: linkExample },
      },
    },
    problems: {
      404: standingProblems[404],
      409: ['/problems/rail-access-unusable', '/problems/rail-refuses'],
      502: standingProblems[502],
      503: standingProblems[503],
    },
  },
  {
    route: 'GET /v1/me/rail-account',
    operationId: 'getOwnRailAccount',
    tag: 'A creator’s own view',
    summary: 'Shows how far the creator’s account at Stripe is',
    access: ['me'],
    query: noParametersSchema,
    answers: standingAnswer,
    problems: standingProblems,
  },
];
