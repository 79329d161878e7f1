import * as z from 'zod';
import { favouriteSchema } from '../shared/growth/favourite-schema.ts';
import { id, time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { storefrontSchema } from './storefront-routes.ts';

const storefront = z
  .object({
    programId: id,
    creatorId: id,
    slug: z.string(),
    path: z.string(),
    title: z.string(),
    intro: z.string().optional(),
    shelf: z.array(favouriteSchema.extend({ slug: z.string() })),
    changedAt: time,
  })
  .meta({ id: 'Storefront', description: 'A creator’s public page.' });

const answers = { 200: { description: 'The storefront.', document: storefront } };
const example = {
  ...{ slug: 'mia-tent', title: 'Mia’s favourites' },
  shelf: [{ title: 'Canvas tent', url: 'https://shop.example/tent' }],
};

/** `/v1/storefronts`, and the creator's own. */
export const storefrontDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/storefronts/{programId}/{creatorId}',
    operationId: 'getStorefront',
    tag: 'Storefronts',
    summary: 'Shows a creator’s storefront',
    access: ['manage', 'read'],
    answers,
  },
  {
    route: 'PUT /v1/storefronts/{programId}/{creatorId}',
    operationId: 'saveStorefront',
    tag: 'Storefronts',
    summary: 'Makes or replaces a creator’s storefront',
    description: 'Each product of the shelf gets a link of its own.',
    access: ['manage'],
    body: storefrontSchema,
    example,
    answers,
  },
  {
    route: 'GET /v1/me/storefronts/{programId}',
    operationId: 'getOwnStorefront',
    tag: 'A creator’s own view',
    summary: 'Shows the creator’s storefront',
    access: ['me'],
    answers,
  },
  {
    route: 'PUT /v1/me/storefronts/{programId}',
    operationId: 'saveOwnStorefront',
    tag: 'A creator’s own view',
    summary: 'Makes or replaces the creator’s storefront',
    access: ['me'],
    body: storefrontSchema,
    example,
    answers,
  },
];
