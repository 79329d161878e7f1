import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { approvalSchema, attestationSchema } from './content-schema.ts';
import {
  accountList,
  content,
  contentExample,
  contentPage,
  ending,
  endingExample,
  figures,
  figuresExample,
  listExample,
} from './social-answers.ts';
import { appSchema, figuresQuerySchema } from './social-schema.ts';

const app = z
  .object({
    platform: z.string(),
    clientId: z.string().optional(),
    ...{ hasClientSecret: z.boolean(), hasAppToken: z.boolean() },
    monthlyBudgetUsd: z.string().optional(),
    ...{ brandHandles: z.array(z.string()), brandHashtags: z.array(z.string()) },
    address: z.string().optional(),
  })
  .meta({ id: 'SocialApp', description: 'The merchant’s app at a platform, without its secrets.' });
const appExample = {
  ...{ platform: 'x', clientId: 'client', hasClientSecret: true, hasAppToken: false },
  ...{ monthlyBudgetUsd: '25.00', brandHandles: ['acme'], brandHashtags: [] },
};
const tag = 'Social accounts';
const reading = { access: ['manage', 'read'], tag } as const;
const path = '/v1/creators/{creatorId}/social';
const notThere = { 404: ['/problems/not-found'] } as const;

/** `/v1/social/apps/{platform}` and `/v1/creators/{creatorId}/social`. */
export const socialDescriptions: readonly RouteDescription[] = [
  {
    ...{ route: 'PUT /v1/social/apps/{platform}', operationId: 'saveSocialApp', tag },
    summary: 'Saves the merchant’s app at a platform',
    description:
      'It replaces what was there; secrets that are left out stay as they are. Of secrets nothing is ever shown.',
    access: ['manage'],
    body: appSchema,
    example: { clientId: 'client', clientSecret: 'secret', monthlyBudgetUsd: '25.00' },
    answers: { 200: { description: 'The app.', document: app, example: appExample } },
    problems: notThere,
  },
  {
    ...{ ...reading, route: 'GET /v1/social/apps/{platform}', operationId: 'getSocialApp' },
    summary: 'Shows the merchant’s app at a platform',
    query: noParametersSchema,
    answers: { 200: { description: 'The app.', document: app, example: appExample } },
    problems: notThere,
  },
  {
    ...{ ...reading, route: `GET ${path}`, operationId: 'listSocialAccounts' },
    summary: 'Lists a creator’s accounts',
    query: noParametersSchema,
    answers: {
      200: {
        description: 'All that were ever connected.',
        document: accountList,
        example: listExample,
      },
    },
    problems: notThere,
  },
  {
    ...{ route: `DELETE ${path}/{accountId}`, operationId: 'disconnectSocialAccount', tag },
    summary: 'Disconnects a creator’s account',
    description:
      'The grant is taken back at the platform and forgotten here, and its figures are deleted.',
    access: ['manage'],
    answers: {
      200: { description: 'What became of it.', document: ending, example: endingExample },
    },
    problems: notThere,
  },
  {
    ...{ ...reading, route: `GET ${path}/{accountId}/contents`, operationId: 'listSocialPosts' },
    summary: 'Lists an account’s posts, newest first',
    query: pageQuerySchema,
    answers: {
      200: contentPage,
    },
    problems: { ...notThere, 400: ['/problems/invalid-limit', '/problems/invalid-cursor'] },
  },
  {
    ...{ route: `POST ${path}/{accountId}/attestations`, operationId: 'attestSocialPost', tag },
    summary: 'Says what somebody saw in a post, with its evidence',
    description:
      'What the platform’s label or the words say clearly stands. It counts until the words change, and lets go of what was held for a missing disclosure.',
    access: ['manage'],
    body: attestationSchema,
    example: {
      ...{ contentId: '1999', disclosed: true, medium: 'spoken' },
      evidence: 'https://files.example/mia-1999.mp4, at 0:04',
    },
    answers: { 200: { description: 'The post.', document: content, example: contentExample } },
    problems: notThere,
  },
  {
    ...{ route: `POST ${path}/{accountId}/approvals`, operationId: 'approveSocialPost', tag },
    summary: 'Takes a post for a program, whose plan may pay for it',
    description: 'A program takes a post once; who asks again is answered the same.',
    access: ['manage'],
    body: approvalSchema,
    example: { contentId: '1999', programId: 'spring', currency: 'USD' },
    answers: { 200: { description: 'The post.', document: content, example: contentExample } },
    problems: notThere,
  },
  {
    ...{ ...reading, route: `GET ${path}/{accountId}/figures`, operationId: 'listSocialFigures' },
    summary: 'Lists figures of a post, or of the account, over time',
    query: figuresQuerySchema,
    answers: { 200: { description: 'Oldest first.', document: figures, example: figuresExample } },
    problems: notThere,
  },
];
