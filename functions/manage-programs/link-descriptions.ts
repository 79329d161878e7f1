import * as z from 'zod';
import { contentFormats } from '../../core/attribution/content.ts';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { id, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { linkSchema, renameSchema } from './link-schema.ts';
import { qrQuerySchema } from './qr-route.ts';

const target = {
  url: z.string(),
  storeUrl: z.string().optional(),
  openBy: z.enum(['redirect', 'tap']).optional(),
};

const link = z
  .object({
    slug: z.string(),
    formerSlugs: z
      .array(z.string())
      .describe('Slugs that it had before, oldest first; they still lead here.')
      .optional(),
    programId: id,
    creatorId: id,
    destination: z.string(),
    path: z.string().describe('Where it is opened, from the address of the API or the link host.'),
    code: z.string().describe('What the shop applies on landing.').optional(),
    apps: z
      .object({
        ios: z.object(target).optional(),
        android: z.object({ ...target, package: z.string().optional() }).optional(),
      })
      .optional(),
    contentId: z.string().optional(),
    format: z.enum(contentFormats).optional(),
    platform: id.optional(),
    campaignId: id.optional(),
    amplified: z.boolean().optional(),
    utm: z.record(z.string(), z.string()).describe('The link’s own and the program’s.'),
    activeFrom: time,
    inactiveFrom: time.optional(),
  })
  .meta({ id: 'Link', description: 'A link of a creator.' });

const body = {
  ...{ programId: 'spring', creatorId: 'mia' },
  ...{ destination: 'https://shop.example/tent', utm: { source: 'mia' } },
};
const example = { slug: 'mia-tent', ...body, path: '/r/mia-tent', activeFrom: moments.placed };
const answers = { 200: { description: 'The link.', document: link, example } };
const slugProblems = [
  '/problems/slug-taken',
  '/problems/slug-renamed',
  '/problems/slug-look-alike',
  '/problems/link-changed',
] as const;

/** `/v1/links`. */
export const linkDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /v1/links',
    operationId: 'listLinks',
    tag: 'Links',
    summary: 'Lists links by creator',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of links.',
        document: pageOf(link),
        example: { items: [example] },
      },
    },
  },
  {
    route: 'GET /v1/links/{slug}',
    operationId: 'getLink',
    tag: 'Links',
    summary: 'Shows a link',
    description: 'A former slug shows the link that it leads to.',
    access: ['manage', 'read'],
    answers,
  },
  {
    route: 'PUT /v1/links/{slug}',
    operationId: 'saveLink',
    tag: 'Links',
    summary: 'Creates or replaces a link',
    description:
      'The destination is on a landing host of the program; slugs are unique in the deployment.',
    access: ['manage'],
    body: linkSchema,
    example: body,
    answers,
    problems: { 409: slugProblems },
  },
  {
    route: 'POST /v1/links/{slug}/rename',
    operationId: 'renameLink',
    tag: 'Links',
    summary: 'Gives a link another slug',
    description: 'The old slug leads to the new one from then on.',
    access: ['manage'],
    body: renameSchema,
    example: { slug: 'mia-big-tent' },
    answers,
    problems: { 409: [...slugProblems, '/problems/renamed-too-often'] },
  },
  {
    route: 'GET /v1/links/{slug}/qr.svg',
    operationId: 'getLinkQrCode',
    tag: 'Links',
    summary: 'Draws a link’s address as a QR code',
    access: ['manage', 'read'],
    query: qrQuerySchema,
    answers: {
      200: {
        description: 'The picture.',
        text: { contentType: 'image/svg+xml', description: 'An SVG of one path.' },
      },
    },
  },
];
