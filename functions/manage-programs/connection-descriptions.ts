import * as z from 'zod';
import { calledRails } from '../../core/payouts/called-rails.ts';
import { shopProviders } from '../../core/programs/shop-provider.ts';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { day, id, orNull, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { topicState } from '../shared/openapi/topic-state.ts';
import { backfillSchema } from './backfill-routes.ts';
import { connectionSchema } from './connection-schema.ts';
import { rateImportSchema } from './rate-import-routes.ts';
import { rateQuerySchema } from './rate-routes.ts';
import { completeRatesSchema, rateDaySchema } from './rate-schema.ts';

const connection = z
  .object({
    name: id,
    connectionId: id.describe('<merchant>.<name>, as addresses of webhooks have it.'),
    provider: z.enum([
      ...new Set([...shopProviders, 'api', 'sepa', 'csv', 'nacha', 'manual', ...calledRails]),
    ]),
    kind: z
      .enum(['orders', 'payments', 'payouts'])
      .describe('Absent of a rail that takes a file, or a person.')
      .optional(),
    programId: id.optional(),
    ordersConnection: id.optional(),
    webhookPath: z.string().describe('Where it sends; absent where nothing is sent.').optional(),
    account: z
      .string()
      .describe('Which shop it is, where one secret signs for several.')
      .optional(),
    silentAfterDays: z.int().optional(),
    topics: z
      .object({
        status: z.enum(['complete', 'incomplete']),
        origin: z.string(),
        checkedAt: time,
        drift: z.array(z.object({ topic: z.string(), state: topicState })).optional(),
      })
      .describe('What its shop was last found to tell, if that is registered from here.')
      .optional(),
    createdAt: time,
    closedAt: time.optional(),
  })
  .meta({ id: 'Connection', description: 'A connection; its secrets are never shown.' });

const backfill = z
  .object({
    status: z.enum(['running', 'failed', 'done']),
    startedAt: time,
    changedFrom: time,
    changedUntil: time,
    reachedAt: time,
    ordersListed: z.int(),
    ordersAskedFor: z.int(),
    doneAt: time.optional(),
    failed: z.object({ at: time, reason: z.string() }).optional(),
  })
  .meta({ id: 'Backfill', description: 'How far a shop’s orders from before have been read.' });

const rateDayFields = {
  base: z.string(),
  quotes: z.record(z.string(), z.string()).describe('What one unit of the base is worth.'),
  recordedAt: time,
};
const rateDay = z.object({ day, ...rateDayFields });

const example = {
  ...{ name: 'shop', connectionId: 'acme.shop', provider: 'shopify', kind: 'orders' },
  ...{ programId: 'spring', webhookPath: '/webhooks/shopify/acme.shop' },
  createdAt: moments.placed,
};
const answers = { 200: { description: 'The connection.', document: connection, example } };
const dayExample = { base: 'EUR', quotes: { USD: '1.0832' } };
const dayAnswer = { day: '2026-03-02', ...dayExample, recordedAt: moments.later };

const connections: readonly RouteDescription[] = [
  {
    route: 'GET /v1/connections',
    operationId: 'listConnections',
    tag: 'Connections',
    summary: 'Lists connections',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of connections.',
        document: pageOf(connection),
        example: { items: [example] },
      },
    },
  },
  {
    route: 'GET /v1/connections/{name}',
    operationId: 'getConnection',
    tag: 'Connections',
    summary: 'Shows a connection',
    access: ['manage', 'read'],
    answers,
  },
  {
    route: 'PUT /v1/connections/{name}',
    operationId: 'saveConnection',
    tag: 'Connections',
    summary: 'Creates or replaces a connection',
    description:
      'Replaces all secrets and the access to the shop’s API whole. A name keeps its kind, its shop system, its store and its orders.',
    access: ['manage'],
    body: connectionSchema,
    example: {
      provider: 'shopify',
      programId: 'spring',
      webhookSecrets: ['what-the-shop-signs-with'],
    },
    answers,
    problems: { 409: ['/problems/connection-kind'] },
  },
  {
    route: 'POST /v1/connections/{name}/backfill',
    operationId: 'beginBackfill',
    tag: 'Connections',
    summary: 'Reads a shop’s orders from before',
    description: 'Begun while one is under way, it is that one.',
    access: ['manage'],
    isIdempotent: true,
    body: backfillSchema,
    example: { months: 12 },
    answers: { 202: { description: 'How far it is.', document: backfill } },
    problems: { 409: ['/problems/orders-not-listed'] },
  },
  {
    route: 'GET /v1/connections/{name}/backfill',
    operationId: 'getBackfill',
    tag: 'Connections',
    summary: 'Shows how far a backfill is',
    access: ['manage', 'read'],
    answers: { 200: { description: 'How far it is.', document: backfill } },
  },
];

const rateImport = z.object({ source: id, enabled: z.boolean() });

const rates: readonly RouteDescription[] = [
  {
    route: 'GET /v1/rates/{source}',
    operationId: 'listRates',
    tag: 'Exchange rates',
    summary: 'Lists the rates of some days',
    access: ['manage', 'read', 'payouts'],
    query: rateQuerySchema,
    answers: {
      200: {
        description: 'The days that are recorded.',
        document: z.object({
          source: id,
          completeThrough: orNull(day).describe('All up to this day is recorded.'),
          days: z.array(rateDay),
        }),
        example: { source: 'ecb', completeThrough: null, days: [dayAnswer] },
      },
    },
  },
  {
    route: 'PUT /v1/rates/{source}',
    operationId: 'completeRates',
    tag: 'Exchange rates',
    summary: 'Says up to which day all rates are recorded',
    description: 'It only moves forward; a day without rates had none.',
    access: ['manage', 'payouts'],
    body: completeRatesSchema,
    example: { completeThrough: '2026-03-02' },
    answers: {
      200: {
        description: 'Where it stands.',
        document: z.object({ source: id, completeThrough: day }),
        example: { source: 'ecb', completeThrough: '2026-03-02' },
      },
    },
  },
  {
    route: 'PUT /v1/rates/{source}/import',
    operationId: 'setRateImport',
    tag: 'Exchange rates',
    summary: 'Has a source’s rates fetched by themselves, or no longer',
    description: 'Only of ecb; 404 for others. Nobody’s rates are fetched unless asked for.',
    access: ['manage', 'payouts'],
    body: rateImportSchema,
    example: { enabled: true },
    answers: { 200: { description: 'What holds from now on.', document: rateImport } },
  },
  {
    route: 'GET /v1/rates/{source}/import',
    operationId: 'getRateImport',
    tag: 'Exchange rates',
    summary: 'Says whether a source’s rates are fetched by themselves',
    access: ['manage', 'read', 'payouts'],
    answers: { 200: { description: 'What holds.', document: rateImport } },
  },
  {
    route: 'PUT /v1/rates/{source}/{day}',
    operationId: 'recordRates',
    tag: 'Exchange rates',
    summary: 'Records the rates of a day',
    description: 'Recorded once: what is recorded is never changed.',
    access: ['manage', 'payouts'],
    body: rateDaySchema,
    example: dayExample,
    answers: {
      200: { description: 'The same was recorded before.', document: rateDay, example: dayAnswer },
      201: { description: 'The rates are recorded.', document: rateDay, example: dayAnswer },
    },
    problems: { 409: ['/problems/rates-differ', '/problems/rates-complete'] },
  },
];

/** `/v1/connections` and `/v1/rates`. */
export const connectionDescriptions: readonly RouteDescription[] = [...connections, ...rates];
