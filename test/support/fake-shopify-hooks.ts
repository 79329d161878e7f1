import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { type FakeShopHooks, fakeBreakdown, forwardTo, postDelivery } from './fake-shop-hooks.ts';
import { shopifyToken } from './fake-shopify-admin.ts';
import { type FakeAnswer, serveFakeApi } from './serve-fake-api.ts';

type Subscription = {
  readonly id: string;
  readonly topic: string;
  readonly uri: string;
  readonly format: string;
  readonly includeFields: readonly string[];
  readonly filter: string | null;
  readonly failures: number;
};

type Input = Partial<Pick<Subscription, 'uri' | 'format' | 'filter'>> & {
  readonly includeFields?: readonly string[] | null;
};

const scoped = [
  ...['DISPUTES_CREATE', 'DISPUTES_UPDATE', 'SUBSCRIPTION_CONTRACTS_CREATE'],
  'SUBSCRIPTION_BILLING_ATTEMPTS_SUCCESS',
];
const topics = [
  ...['ORDERS_CREATE', 'ORDERS_PAID', 'ORDERS_UPDATED', 'ORDERS_FULFILLED', 'ORDERS_CANCELLED'],
  ...['ORDERS_EDITED', 'REFUNDS_CREATE', 'APP_UNINSTALLED'],
];

/** The largest page of the fake, whatever is asked for, so that a few subscriptions have several. */
const pageSize = 3;

/** A subscription is removed after so many failures in a row. */
const failuresMax = 8;

/**
 * The webhook subscriptions of one app in a Shopify shop, by its Admin API (GraphQL), over HTTP.
 *
 * @param clientSecret - what the app's webhooks are signed with.
 * @param ordersAddress - where the shop's orders are; whatever is no subscription is asked for there.
 */
export async function startFakeShopifyHooks(
  clientSecret: string,
  ordersAddress?: string,
): Promise<FakeShopHooks> {
  const subscriptions = new Map<string, Subscription>();
  const known = new Set([...topics, ...scoped]);
  const breakdown = fakeBreakdown();
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-shopify-access-token'] === shopifyToken,
    async answer({ pathname, search }, { method, text }): Promise<FakeAnswer> {
      if (pathname !== '/admin/api/2026-07/graphql.json' || method !== 'POST') {
        const headers = { 'x-shopify-access-token': shopifyToken };
        return forwardTo(ordersAddress, `${pathname}${search}`, headers);
      }
      const trouble = breakdown.next();
      if (trouble !== undefined) return trouble;
      return { status: 200, body: { data: perform(JSON.parse(text)) } };
    },
  });

  /** Fields are found by the text of the operation, as the API's schema names them. */
  // biome-ignore lint/suspicious/noExplicitAny: variables are whatever the operation takes
  function perform({ query, variables }: { query: string; variables: any }) {
    if (query.includes('webhookSubscriptionCreate(topic: $topic, webhookSubscription: $hook)')) {
      return { webhookSubscriptionCreate: create(variables.topic, variables.hook) };
    }
    if (query.includes('webhookSubscriptionUpdate(id: $id, webhookSubscription: $hook)')) {
      return { webhookSubscriptionUpdate: update(variables.id, variables.hook) };
    }
    if (query.includes('webhookSubscriptionDelete(id: $id)')) {
      const isThere = subscriptions.delete(variables.id);
      const said = 'Webhook subscription does not exist';
      return { webhookSubscriptionDelete: isThere ? done : refuse('id', said) };
    }
    return { webhookSubscriptions: list(variables.after) };
  }

  function create(topic: string, input: Input) {
    if (!known.has(topic)) {
      return refuse('topic', 'You cannot create a webhook subscription with the specified topic');
    }
    const { uri = '', format = 'JSON', includeFields = [], filter = null } = input;
    const isTaken = [...subscriptions.values()].some(
      (each) => each.topic === topic && each.uri === uri,
    );
    if (isTaken) return refuse('callbackUrl', 'Address for this topic has already been taken');
    keep({ topic, uri, format, includeFields: includeFields ?? [], filter });
    return done;
  }

  function keep(subscription: Omit<Subscription, 'id' | 'failures'>): void {
    made += 1;
    const id = `gid://shopify/WebhookSubscription/${made}`;
    subscriptions.set(id, { ...subscription, id, failures: 0 });
  }

  function update(id: string, { includeFields, ...input }: Input) {
    const found = subscriptions.get(id);
    if (found === undefined) return refuse('id', 'Webhook subscription does not exist');
    const fields = includeFields === undefined ? {} : { includeFields: includeFields ?? [] };
    subscriptions.set(id, { ...found, ...input, ...fields });
    return done;
  }

  function list(after: string | null) {
    const all = [...subscriptions.values()];
    const start = all.findIndex(({ id }) => id === after) + 1;
    const nodes = all.slice(start, start + pageSize).map(({ failures: _, ...node }) => node);
    const hasNextPage = start + pageSize < all.length;
    return { nodes, pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.id ?? null } };
  }

  const ofTopic = (topic: string) =>
    [...subscriptions.values()].filter((each) => each.topic === enumOf(topic));

  async function send(subscription: Subscription, body: string, now: number): Promise<number> {
    const { id, topic: written, uri } = subscription;
    const topic = topicOf(written);
    const signed = { body: Buffer.from(body), secret: clientSecret, now, topic };
    const status = await postDelivery(uri, signDelivery('shopify', signed), body);
    const failures = status < 300 ? 0 : subscription.failures + 1;
    if (failures >= failuresMax) subscriptions.delete(id);
    else subscriptions.set(id, { ...subscription, failures });
    return status;
  }

  return {
    ...{ ...api, ...breakdown },
    access: { address: api.address, shop: 'acme.myshopify.com', accessToken: shopifyToken },
    unknownTopic: 'orders/teleported',
    optionalTopic: 'disputes/create',
    withoutOptional() {
      for (const topic of scoped) known.delete(topic);
    },
    hooks: () =>
      [...subscriptions.values()].map(({ id, topic, uri, includeFields }) => ({
        ...{ id, topics: [topicOf(topic)], address: uri, isActive: includeFields.length === 0 },
      })),
    makeByHand: (topic, uri) =>
      keep({ topic: enumOf(topic), uri, format: 'JSON', includeFields: [], filter: null }),
    spoil(topic) {
      for (const each of ofTopic(topic)) {
        subscriptions.set(each.id, { ...each, includeFields: ['id'] });
      }
    },
    removeByHand(topic) {
      for (const { id } of ofTopic(topic)) subscriptions.delete(id);
    },
    async deliver(topic, body, now) {
      const statuses: number[] = [];
      for (const each of ofTopic(topic)) statuses.push(await send(each, body, now));
      return statuses;
    },
    loseAnswerToAdding: () => api.loseAnswerTo('webhookSubscriptionCreate'),
  };
}

const done = { userErrors: [] };
const refuse = (field: string, message: string) => ({ userErrors: [{ field: [field], message }] });

const enumOf = (topic: string) => topic.replace('/', '_').toUpperCase();

/** The first word is the resource, but for those of subscriptions. */
function topicOf(written: string): string {
  const text = written.toLowerCase();
  const [, resource, event] =
    /^(subscription_contracts|subscription_billing_attempts)_(.+)$/.exec(text) ??
    /^([a-z]+)_(.+)$/.exec(text) ??
    [];
  return `${resource}/${event}`;
}
