import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import {
  account,
  accountExample,
  accountList,
  contentPage,
  ending,
  endingExample,
  listExample,
} from './social-answers.ts';
import { checkSchema, connectSchema, finishSchema, proofSchema } from './social-schema.ts';

const begun = z.object({
  platform: z.string(),
  link: z.string().describe('The platform’s page, of one use.'),
  expiresAt: time,
  scopes: z.array(z.object({ name: z.string(), why: z.string() })),
});
const proof = z.object({
  ...{ proofId: z.string(), platform: z.string(), subject: z.string(), code: z.string() },
  ...{ expiresAt: time, where: z.string().describe('Where the code is to stand.') },
});
const own = { tag: 'A creator’s own view', access: ['me'] } as const;
const connected = {
  200: { description: 'The account, connected.', document: account, example: accountExample },
};

/** `/v1/me/social`. */
export const ownSocialDescriptions: readonly RouteDescription[] = [
  {
    ...{ ...own, route: 'POST /v1/me/social/connect', operationId: 'connectSocialAccount' },
    summary: 'Begins to connect an account by signing in at its platform',
    description:
      'The browser comes back to `returnUrl` with `social=granted` and a `ticket`, or with `social=refused` or `failed`.',
    body: connectSchema,
    example: { platform: 'x', returnUrl: 'https://shop.example/portal' },
    answers: {
      200: {
        description: 'Where to send the browser, and what is asked for there.',
        document: begun,
        example: {
          ...{
            platform: 'x',
            link: 'https://x.com/i/oauth2/authorize?…',
            expiresAt: moments.later,
          },
          scopes: [{ name: 'tweet.read', why: 'To find your posts.' }],
        },
      },
    },
    problems: {
      404: ['/problems/not-found'],
      409: ['/problems/no-social-app', '/problems/creator-erased'],
    },
  },
  {
    ...{ ...own, route: 'POST /v1/me/social/finish', operationId: 'finishSocialAccount' },
    summary: 'Connects what was granted',
    body: finishSchema,
    example: { ticket: 'qHf3.x8Kd' },
    answers: connected,
    problems: { 404: ['/problems/no-such-ticket'], 409: ['/problems/social-account-taken'] },
  },
  {
    ...{ ...own, route: 'POST /v1/me/social/proofs', operationId: 'beginSocialProof' },
    summary: 'Begins to connect an account or feed by a code that only its owner can place',
    body: proofSchema,
    example: { platform: 'rss', feedUrl: 'https://pod.example/feed.xml' },
    answers: {
      201: {
        description: 'The code, and where it is to stand.',
        document: proof,
        example: {
          ...{ proofId: 'qHf3', platform: 'rss', subject: 'https://pod.example/feed.xml' },
          ...{ code: 'tributary-0f3a', expiresAt: moments.closes, where: 'Put it into the feed.' },
        },
      },
    },
    problems: { 404: ['/problems/not-found'], 409: ['/problems/creator-erased'] },
  },
  {
    ...{ ...own, route: 'POST /v1/me/social/proofs/{proofId}/check' },
    operationId: 'checkSocialProof',
    summary: 'Looks for the code, and connects if it is there',
    body: checkSchema,
    example: {},
    answers: connected,
    problems: {
      404: ['/problems/not-found'],
      409: [
        '/problems/code-not-found',
        '/problems/no-social-app',
        '/problems/social-account-taken',
        '/problems/social-refuses',
      ],
      503: ['/problems/social-unavailable'],
    },
  },
  {
    ...{ ...own, route: 'GET /v1/me/social', operationId: 'listOwnSocialAccounts' },
    summary: 'Lists the creator’s accounts',
    query: noParametersSchema,
    answers: {
      200: {
        description: 'All that were ever connected.',
        document: accountList,
        example: listExample,
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    ...{ ...own, route: 'GET /v1/me/social/{accountId}/contents', operationId: 'listOwnPosts' },
    summary: 'Lists an account’s posts, newest first, with what they earn',
    query: pageQuerySchema,
    answers: {
      200: contentPage,
    },
    problems: {
      404: ['/problems/not-found'],
      400: ['/problems/invalid-limit', '/problems/invalid-cursor'],
    },
  },
  {
    ...{ ...own, route: 'DELETE /v1/me/social/{accountId}' },
    operationId: 'disconnectOwnSocialAccount',
    summary: 'Disconnects an account',
    answers: {
      200: { description: 'What became of it.', document: ending, example: endingExample },
    },
    problems: { 404: ['/problems/not-found'] },
  },
];
