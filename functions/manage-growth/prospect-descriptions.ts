import * as z from 'zod';
import { favouriteSchema } from '../shared/growth/favourite-schema.ts';
import { id, money, time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { figuresSchema, platformSchema } from './figures-schema.ts';
import { inviteSchema, prospectQuerySchema } from './prospect-routes.ts';
import {
  ownRecommendationQuerySchema,
  recommendationQuerySchema,
} from './recommendation-routes.ts';
import { cardQuerySchema } from './vetting-routes.ts';

const part = z.object({
  part: z.string(),
  points: z.int().describe('Absent where it is not known.').optional(),
  of: z.int(),
  because: z.string(),
});

const score = z
  .object({ points: z.int(), of: z.int(), parts: z.array(part) })
  .meta({ id: 'ExplainedScore', description: 'Points of what is known, with what made them.' });

const prospect = z
  .object({
    prospectId: id,
    programId: id,
    identity: z.enum(['proven', 'claimed']),
    name: z.string().optional(),
    handles: z.array(
      z.object({
        platform: z.string(),
        handle: z.string(),
        consent: z.object({ version: z.string(), at: time, through: z.enum(['page', 'back-end']) }),
      }),
    ),
    favourites: z.array(favouriteSchema),
    capturedAt: time,
    changedAt: time,
    invitation: z.object({ at: time, expiresAt: time, author: z.string() }).optional(),
    enrolled: z.object({ creatorId: id, slug: z.string(), code: z.string(), at: time }).optional(),
    rank: score,
    vetting: score,
    purchases: z.object({
      kind: z.enum(['known', 'shared']),
      orders: z.int().optional(),
      values: z.array(money).optional(),
      lastAt: time.optional(),
    }),
  })
  .meta({ id: 'Prospect', description: 'A customer who left a handle.' });

const account = z.looseObject({ platform: z.string(), asOf: time, score });
const eligibility = z.looseObject({ tier: z.string(), accounts: z.array(z.looseObject({})) });

const posted = z.object({ platform: z.string(), snapshots: z.int(), posts: z.int(), asOf: time });

const reading = ['manage', 'read'] as const;
const platform = { platform: platformSchema.describe('Where the account is.') };
const figures = {
  followers: 12_400,
  posts: [{ contentId: '17900001', counts: { likes: 410, comments: 22 } }],
};

function vettingOf(kind: 'creator' | 'prospect', base: string): readonly RouteDescription[] {
  const name = kind === 'creator' ? 'Creator' : 'Prospect';
  return [
    {
      route: `PUT ${base}/figures/{platform}` as RouteDescription['route'],
      operationId: `post${name}Figures`,
      tag: 'Prospects',
      summary: `Keeps what a person read off an account of a ${kind}`,
      description: 'It replaces what was posted of the platform before.',
      access: ['manage'],
      parameters: platform,
      body: figuresSchema,
      example: figures,
      answers: { 200: { description: 'How much was kept.', document: posted } },
    },
    {
      route: `GET ${base}/vetting-card` as RouteDescription['route'],
      operationId: `get${name}VettingCard`,
      tag: 'Prospects',
      summary: `Shows the vetting card of a ${kind}`,
      description:
        'Each figure says what it was made of, or why it is not known. With a program its tiers are judged.',
      access: reading,
      query: cardQuerySchema,
      answers: {
        200: {
          description: 'The card.',
          document: z.object({
            [`${kind}Id`]: id,
            score,
            accounts: z.array(account),
            tiers: z.array(eligibility),
          }),
        },
      },
      problems: { 422: ['/problems/invalid-request'] },
    },
  ];
}

const recommendations = z.object({
  programId: id,
  creatorId: id,
  days: z.int().describe('How far back sales were looked at.'),
  items: z.array(
    z.object({
      productId: id,
      title: z.string(),
      categories: z.array(z.string()),
      score: z.int().describe('Of 1,000.'),
      parts: z.array(part),
      ownPieces: z.int(),
    }),
  ),
});

/** `/v1/prospects`, vetting cards, and `/v1/recommendations`. */
export const prospectDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/prospects',
    operationId: 'listProspects',
    tag: 'Prospects',
    summary: 'Ranks customers who left a handle',
    description:
      'By their vetting card and their orders. The 500 who left something last are ranked; isComplete says whether these are all.',
    access: reading,
    query: prospectQuerySchema,
    answers: {
      200: {
        description: 'The most influential first.',
        document: z.object({ items: z.array(prospect), isComplete: z.boolean() }),
        example: { items: [], isComplete: true },
      },
    },
    problems: { 422: ['/problems/invalid-request'] },
  },
  {
    route: 'GET /v1/prospects/{prospectId}',
    operationId: 'getProspect',
    tag: 'Prospects',
    summary: 'Shows a customer who left a handle',
    access: reading,
    answers: { 200: { description: 'The prospect.', document: prospect } },
  },
  {
    route: 'POST /v1/prospects/{prospectId}/invite',
    operationId: 'inviteProspect',
    tag: 'Prospects',
    summary: 'Makes an invitation for a customer',
    description: 'Send the link yourself: no address is kept. A newer one ends an older one.',
    access: ['manage'],
    body: inviteSchema,
    example: {},
    answers: {
      201: {
        description: 'The invitation.',
        document: z.object({ prospectId: id, expiresAt: time, link: z.string() }),
      },
    },
    problems: { 409: ['/problems/enrolment-closed', '/problems/prospect-enrolled'] },
  },
  ...vettingOf('creator', '/v1/creators/{creatorId}'),
  ...vettingOf('prospect', '/v1/prospects/{prospectId}'),
  {
    route: 'GET /v1/recommendations',
    operationId: 'recommendProducts',
    tag: 'Prospects',
    summary: 'Says which products suit a creator, and why',
    access: reading,
    query: recommendationQuerySchema,
    answers: { 200: { description: 'The best first.', document: recommendations } },
    problems: { 422: ['/problems/invalid-request'] },
  },
  {
    route: 'GET /v1/me/recommendations',
    operationId: 'recommendOwnProducts',
    tag: 'A creator’s own view',
    summary: 'Says which products suit the creator, and why',
    access: ['me'],
    query: ownRecommendationQuerySchema,
    answers: { 200: { description: 'The best first.', document: recommendations } },
    problems: { 422: ['/problems/invalid-request'] },
  },
];
