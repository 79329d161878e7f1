import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { type FakeShopHooks, fakeBreakdown, forwardTo, postDelivery } from './fake-shop-hooks.ts';
import { wooKey } from './fake-woocommerce.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from './serve-fake-api.ts';

type Webhook = {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly topic: string;
  readonly delivery_url: string;
  readonly secret: string;
  readonly failures: number;
};

const base = '/wp-json/wc/v3/';
const topics = ['order.created', 'order.updated', 'order.restored', 'order.deleted'];

/** The largest page of the fake, whatever is asked for, so that a few webhooks have several. */
const pageSize = 2;

/** WooCommerce switches a webhook off after more failures in a row than these. */
const failuresMax = 5;

/**
 * The webhooks of one WooCommerce shop with the plugin Subscriptions, by its REST API of version 3, over HTTP.
 *
 * @param ordersAddress - where the shop's orders are; whatever is no webhook is asked for there.
 */
export async function startFakeWoocommerceHooks(ordersAddress?: string): Promise<FakeShopHooks> {
  const webhooks = new Map<number, Webhook>();
  const known = new Set([...topics, 'subscription.created', 'coupon.created']);
  const breakdown = fakeBreakdown();
  const basic = Buffer.from(`${wooKey.consumerKey}:${wooKey.consumerSecret}`).toString('base64');
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: ({ authorization }) => authorization === `Basic ${basic}`,
    async answer(url, request): Promise<FakeAnswer> {
      const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : '';
      if (!path.startsWith('webhooks')) {
        const headers = { authorization: `Basic ${basic}` };
        return forwardTo(ordersAddress, `${url.pathname}${url.search}`, headers);
      }
      const trouble = breakdown.next();
      if (trouble !== undefined) return trouble;
      if (path === 'webhooks') {
        return request.method === 'POST' ? create(JSON.parse(request.text)) : list(url);
      }
      const [, id = ''] = /^webhooks\/(\d+)$/.exec(path) ?? [];
      return id === '' ? refuse(404, 'rest_no_route') : one(Number(id), url, request);
    },
  });

  async function create(wanted: Partial<Webhook>): Promise<FakeAnswer> {
    const { topic = '', delivery_url: address = '' } = wanted;
    if (!known.has(topic)) return refuse(400, 'woocommerce_rest_shop_webhook_invalid_topic');
    if (!/^https?:\/\//.test(address)) {
      return refuse(400, 'woocommerce_rest_shop_webhook_invalid_delivery_url');
    }
    const webhook = keep(topic, address, wanted.secret || 'a password that nobody sees');
    await greet(webhook);
    return { status: 201, body: show(webhook) };
  }

  function keep(topic: string, address: string, secret: string): Webhook {
    made += 1;
    const webhook = {
      ...{ id: made, name: `Webhook ${made}`, status: 'active', topic, delivery_url: address },
      ...{ secret, failures: 0 },
    };
    webhooks.set(made, webhook);
    return webhook;
  }

  function list({ searchParams }: URL): FakeAnswer {
    const all = [...webhooks.values()].map(show);
    const page = Number(searchParams.get('page') ?? '1');
    return {
      status: 200,
      body: all.slice((page - 1) * pageSize, page * pageSize),
      headers: { 'x-wp-totalpages': String(Math.max(1, Math.ceil(all.length / pageSize))) },
    };
  }

  function one(id: number, { searchParams }: URL, { method, text }: FakeRequest): FakeAnswer {
    const found = webhooks.get(id);
    if (found === undefined) {
      const status = method === 'DELETE' ? 404 : 400;
      return refuse(status, 'woocommerce_rest_shop_webhook_invalid_id');
    }
    if (method === 'DELETE') {
      if (searchParams.get('force') !== 'true') {
        return refuse(501, 'woocommerce_rest_trash_not_supported');
      }
      webhooks.delete(id);
    }
    if (method === 'PUT') webhooks.set(id, { ...found, ...JSON.parse(text) });
    return { status: 200, body: show(webhooks.get(id) ?? found) };
  }

  const ofTopic = (topic: string) =>
    [...webhooks.values()].filter((webhook) => webhook.topic === topic);

  /** Nothing is sent again; what fails too often is switched off. */
  async function send(webhook: Webhook, body: string, now: number): Promise<number> {
    const { id, topic, secret, delivery_url: address } = webhook;
    const signed = { body: Buffer.from(body), secret, now, topic };
    const status = await postDelivery(address, signDelivery('woocommerce', signed), body);
    const failures = status < 300 ? 0 : webhook.failures + 1;
    const switched = failures > failuresMax ? { status: 'disabled' } : {};
    webhooks.set(id, { ...webhook, failures, ...switched });
    return status;
  }

  return {
    ...{ ...api, ...breakdown },
    access: { address: api.address, ...wooKey },
    unknownTopic: 'order.teleported',
    optionalTopic: 'subscription.created',
    withoutOptional: () => known.delete('subscription.created'),
    hooks: () =>
      [...webhooks.values()].map(({ id, topic, delivery_url: address, status }) => ({
        ...{ id: String(id), topics: [topic], address, isActive: status === 'active' },
      })),
    makeByHand: (topic, address) => void keep(topic, address, 'typed in by hand'),
    spoil(topic) {
      for (const each of ofTopic(topic)) webhooks.set(each.id, { ...each, status: 'disabled' });
    },
    removeByHand(topic) {
      for (const { id } of ofTopic(topic)) webhooks.delete(id);
    },
    async deliver(topic, body, now) {
      const statuses: number[] = [];
      for (const webhook of ofTopic(topic).filter(({ status }) => status === 'active')) {
        statuses.push(await send(webhook, body, now));
      }
      return statuses;
    },
    loseAnswerToAdding: () => api.loseAnswerTo(`POST ${base}webhooks`),
  };
}

/** A new one is greeted, whatever that is answered. Nothing leaves this machine. */
async function greet({ id, delivery_url: address }: Webhook): Promise<void> {
  if (!address.startsWith('http://127.0.0.1')) return;
  await postDelivery(address, {}, new URLSearchParams({ webhook_id: String(id) }));
}

/** Secrets are shown to nobody. */
function show({ secret: _, failures: __, ...webhook }: Webhook) {
  return webhook;
}

function refuse(status: number, code: string): FakeAnswer {
  return { status, body: { code, message: `No: ${code}`, data: { status } } };
}
