import * as z from 'zod';
import type { HookChange, ShopHook, ShopHooks, WantedTopic } from '../../../core/topics/index.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { refuseChange } from '../topics/judge-change.ts';
import type { ShopifyAccess } from './shopify-access.ts';
import { type ShopifyGraphql, shopifyGraphql } from './shopify-graphql.ts';
import { shopifyChangeTopics, shopifyOrderTopics, shopifyScopedTopics } from './shopify-topics.ts';

const wanted: readonly WantedTopic[] = [
  ...[...shopifyOrderTopics, ...shopifyChangeTopics].map((topic) => ({ topic })),
  ...shopifyScopedTopics.map((topic) => ({ topic, isOptional: true }) as const),
];

const pageSize = 100;
const pagesMax = 20;

const listing = `query Hooks($first: Int!, $after: String) {
  webhookSubscriptions(first: $first, after: $after) {
    nodes { id topic uri format includeFields filter }
    pageInfo { hasNextPage endCursor }
  }
}`;

const creation = `mutation AddHook($topic: WebhookSubscriptionTopic!, $hook: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $hook) {
    userErrors { field message }
  }
}`;

const update = `mutation MendHook($id: ID!, $hook: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $hook) {
    userErrors { field message }
  }
}`;

const deletion = `mutation RemoveHook($id: ID!) {
  webhookSubscriptionDelete(id: $id) {
    userErrors { field message }
  }
}`;

const subscriptionSchema = z.object({
  id: z.string(),
  topic: z.string(),
  uri: z.string(),
  format: z.string(),
  includeFields: z.array(z.string()).nullish(),
  filter: z.string().nullish(),
});

const pageSchema = z.object({
  nodes: z.array(subscriptionSchema),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
});

/**
 * The webhook subscriptions that an app has made by a shop's Admin API (GraphQL): it shows no other app's, and none of the
 * app's own configuration. They are signed with the app's client secret. Shopify removes one after eight failures in a row.
 */
export function shopifyHooks(
  { shop, accessToken, address = `https://${shop}` }: ShopifyAccess,
  patience?: HttpPatience,
): ShopHooks {
  const http = apiHttp({
    address,
    headers: { 'x-shopify-access-token': accessToken },
    ...(patience === undefined ? {} : { patience }),
  });
  const ask = shopifyGraphql(http);
  /** Without fields that are left out, and without a filter. */
  const whole = (uri: string) => ({ uri, format: 'JSON', includeFields: null, filter: null });
  return {
    ...{ wanted, topicsPerHook: 'one' },
    list: () => listSubscriptions(ask),
    async add([topic = ''], uri) {
      const variables = { topic: writeTopic(topic), hook: { uri, format: 'JSON' } };
      const data = await ask('AddHook', creation, variables);
      return judge('webhookSubscriptionCreate', data);
    },
    async mend({ hookId: id, address: uri }) {
      const data = await ask('MendHook', update, { id, hook: whole(uri) });
      return judge('webhookSubscriptionUpdate', data);
    },
    async remove({ hookId: id }) {
      const name = 'webhookSubscriptionDelete';
      const outcome = judge(name, await ask('RemoveHook', deletion, { id }));
      if (outcome.kind === 'done') return outcome;
      // It says of one that is gone, in words only, that it does not exist.
      const left = await listSubscriptions(ask);
      return left.some(({ hookId }) => hookId === id) ? outcome : { kind: 'done' };
    },
  };
}

async function listSubscriptions(ask: ShopifyGraphql): Promise<ShopHook[]> {
  const hooks: ShopHook[] = [];
  let after: string | null = null;
  for (let page = 1; page <= pagesMax; page += 1) {
    const data = await ask('Hooks', listing, { first: pageSize, after });
    const schema = z.object({ webhookSubscriptions: pageSchema });
    const { nodes, pageInfo } = readAnswer('Hooks', schema, data).webhookSubscriptions;
    hooks.push(...nodes.map(toHook));
    if (!pageInfo.hasNextPage) return hooks;
    after = pageInfo.endCursor ?? null;
  }
  throw new ApiAnswerError('Hooks', `answered more than ${pagesMax} pages`);
}

function toHook(written: z.output<typeof subscriptionSchema>): ShopHook {
  const { id, topic, uri, format, includeFields, filter } = written;
  const isWhole = format === 'JSON' && (includeFields ?? []).length === 0 && !filter;
  return {
    ...{ hookId: id, topics: [readTopic(topic)], address: uri },
    ...(isWhole ? {} : { isAltered: true }),
  };
}

/** The API writes `ORDERS_CREATE` for what webhooks call `orders/create`. */
function writeTopic(topic: string): string {
  return topic.replace('/', '_').toUpperCase();
}

function readTopic(written: string): string {
  return wanted.find(({ topic }) => writeTopic(topic) === written)?.topic ?? written;
}

function judge(name: string, data: LosslessJson): HookChange {
  const payload = z.object({ userErrors: z.array(z.object({ message: z.string() })) });
  const read = readAnswer(name, z.object({ [name]: payload }), data);
  const errors = read[name]?.userErrors ?? [];
  return errors.length === 0
    ? { kind: 'done' }
    : refuseChange(errors.map(({ message }) => message).join(' '));
}
