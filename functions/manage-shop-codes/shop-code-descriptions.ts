import * as z from 'zod';
import { discountFields } from '../../core/codes/shop-discount.ts';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import { id } from '../shared/openapi/answer-fields.ts';
import { codeAnswer, codeExample } from '../shared/openapi/code-answer.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { importSchema, publishSchema } from './shop-code-routes.ts';

const imported = z.object({
  items: z.array(
    z.union([
      z.object({ creatorId: id, outcome: z.enum(['imported', 'known']), code: codeAnswer }),
      z.object({
        code: z.string(),
        creatorId: id,
        outcome: z.literal('failed'),
        reason: z.enum([
          'creator-not-enrolled',
          'code-taken',
          'code-revoked',
          'not-in-shop',
          'ended-in-shop',
          'shared-in-shop',
          'not-tried',
        ]),
      }),
    ]),
  ),
});

const drift = z.object({
  code: z.string(),
  connection: id,
  inShop: z.enum(['there', 'ended', 'missing', 'other']),
  isSame: z.boolean().describe('Whether nothing is to be done about it.'),
  fields: z.array(
    z.object({
      field: z.enum(discountFields),
      here: z.unknown().describe('As it was published; null where nothing was.'),
      inShop: z.unknown().describe('As the shop has it; null where it has nothing.'),
      isSame: z.boolean(),
    }),
  ),
});

const published = {
  ...codeExample,
  inShop: {
    ...{ state: 'published', connection: 'shop', shopId: '1057371226' },
    ...{ discount: { percent: '10' }, publishedAt: moments.later },
  },
};

/** What keeps a shop from answering. */
const ofShops = {
  502: ['/problems/shop-refuses-access', '/problems/shop-answer'],
  503: ['/problems/shop-unavailable'],
} as const;

/** `/v1/codes`, as far as shops are asked. */
export const shopCodeDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/codes/{code}/publish',
    operationId: 'publishCode',
    tag: 'Codes',
    summary: 'Makes a code in its shop',
    description:
      'A discount stays as it is published. Asked again after no answer, it finds what was done.',
    access: ['manage'],
    body: publishSchema,
    example: { connection: 'shop', discount: { percent: '10' } },
    answers: {
      200: { description: 'The code, with inShop.', document: codeAnswer, example: published },
    },
    problems: {
      409: [
        '/problems/code-revoked',
        '/problems/code-changed',
        '/problems/code-ended-in-shop',
        '/problems/code-published',
        '/problems/code-taken-in-shop',
        '/problems/connection-without-api',
      ],
      ...ofShops,
    },
  },
  {
    route: 'POST /v1/codes/{code}/revoke',
    operationId: 'revokeCode',
    tag: 'Codes',
    summary: 'Ends a code in its shop and here',
    description: 'From now on it earns nothing. The same again is 200.',
    access: ['manage'],
    body: noParametersSchema,
    example: {},
    answers: { 200: { description: 'The code, with inShop.', document: codeAnswer } },
    problems: { 409: ['/problems/code-changed', '/problems/connection-without-api'], ...ofShops },
  },
  {
    route: 'POST /v1/codes/import',
    operationId: 'importCodesFromShop',
    tag: 'Codes',
    summary: 'Claims codes that a shop has for creators',
    access: ['manage'],
    body: importSchema,
    example: { connection: 'shop', items: [{ code: 'MIA10', creatorId: 'mia' }] },
    answers: {
      200: {
        description: 'What became of each.',
        document: imported,
        example: {
          items: [{ code: 'MIA10', creatorId: 'mia', outcome: 'failed', reason: 'not-in-shop' }],
        },
      },
    },
    problems: { 409: ['/problems/connection-without-api'], ...ofShops },
  },
  {
    route: 'GET /v1/codes/{code}/drift',
    operationId: 'compareCodeWithShop',
    tag: 'Codes',
    summary: 'Compares a published code with what its shop has',
    access: ['manage', 'read'],
    answers: {
      200: {
        description: 'The comparison, field by field.',
        document: drift,
        example: {
          ...{ code: 'MIA10', connection: 'shop', inShop: 'there', isSame: true },
          fields: [
            { field: 'value', here: { percent: '10' }, inShop: { percent: '10' }, isSame: true },
          ],
        },
      },
    },
    problems: {
      409: ['/problems/code-not-published', '/problems/connection-without-api'],
      422: ['/problems/invalid-request'],
      ...ofShops,
    },
  },
];
