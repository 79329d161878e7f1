import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { type FakeShopHooks, fakeBreakdown, forwardTo, postDelivery } from './fake-shop-hooks.ts';
import { stripeKey } from './fake-stripe-checkouts.ts';
import { type FakeAnswer, serveFakeApi } from './serve-fake-api.ts';

type Endpoint = {
  readonly id: string;
  readonly url: string;
  readonly status: string;
  readonly enabled_events: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly secret: string;
};

/** The largest page of the fake, whatever is asked for, so that a few endpoints have several. */
const pageSize = 2;

/** An account has no more endpoints than these. */
const endpointsMax = 16;

/**
 * The webhook endpoints of one Stripe account, over HTTP. A secret is told when its endpoint is made, and what an
 * `Idempotency-Key` was answered is answered again, failures too, until a day is over.
 *
 * @param checkoutsAddress - where the account's checkouts are; whatever is no endpoint is asked for there.
 */
export async function startFakeStripeHooks(checkoutsAddress?: string) {
  const endpoints = new Map<string, Endpoint>();
  const answers = new Map<string, FakeAnswer>();
  const breakdown = fakeBreakdown();
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: ({ authorization }) => authorization === `Bearer ${stripeKey}`,
    async answer(url, request): Promise<FakeAnswer> {
      if (!url.pathname.startsWith('/v1/webhook_endpoints')) {
        const headers = { authorization: `Bearer ${stripeKey}` };
        return forwardTo(checkoutsAddress, `${url.pathname}${url.search}`, headers);
      }
      const key = request.headers['idempotency-key'];
      const known = typeof key === 'string' ? answers.get(key) : undefined;
      const answered =
        known ?? breakdown.next() ?? route(url, request.method, new URLSearchParams(request.text));
      // What it did not begin with is not remembered.
      if (typeof key === 'string' && answered.status !== 429) answers.set(key, answered);
      return answered;
    },
  });

  function route({ pathname, searchParams }: URL, method: string, form: URLSearchParams) {
    const [, id] = /^\/v1\/webhook_endpoints(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (pathname === '/v1/webhook_endpoints') {
      return method === 'POST' ? create(form) : list(searchParams.get('starting_after'));
    }
    const found = endpoints.get(id ?? '');
    if (found === undefined) return refuse(404, 'resource_missing');
    if (method === 'DELETE') {
      endpoints.delete(found.id);
      return { status: 200, body: { id, object: 'webhook_endpoint', deleted: true } };
    }
    const events = eventsOf(form);
    const status = form.get('disabled') === 'false' ? { status: 'enabled' } : {};
    const changed = events.length === 0 ? {} : { enabled_events: events };
    endpoints.set(found.id, { ...found, ...status, ...changed });
    return { status: 200, body: show(endpoints.get(found.id) ?? found) };
  }

  function create(form: URLSearchParams): FakeAnswer {
    const events = eventsOf(form);
    if (events.some((event) => event.includes('teleported'))) return refuse(400, 'invalid_event');
    if (endpoints.size >= endpointsMax) return refuse(400, 'too_many_endpoints');
    const endpoint = keep(form.get('url') ?? '', events, {
      tributary: form.get('metadata[tributary]') ?? '',
    });
    return { status: 200, body: { ...show(endpoint), secret: endpoint.secret } };
  }

  function keep(url: string, events: readonly string[], metadata: Endpoint['metadata']): Endpoint {
    made += 1;
    const endpoint = {
      ...{ id: `we_${made}`, url, status: 'enabled', enabled_events: events, metadata },
      secret: `whsec_of_endpoint_${made}`,
    };
    endpoints.set(endpoint.id, endpoint);
    return endpoint;
  }

  /** The newest first. */
  function list(after: string | null): FakeAnswer {
    const all = [...endpoints.values()].toReversed();
    const start = all.findIndex(({ id }) => id === after) + 1;
    const data = all.slice(start, start + pageSize).map(show);
    const has_more = start + pageSize < all.length;
    return { status: 200, body: { object: 'list', data, has_more } };
  }

  const hearing = (event: string) =>
    [...endpoints.values()].filter(
      ({ enabled_events: events }) => events.includes('*') || events.includes(event),
    );

  const hooks: FakeShopHooks = {
    ...{ ...api, ...breakdown },
    access: { address: api.address, restrictedKey: stripeKey },
    unknownTopic: 'invoice.teleported',
    optionalTopic: undefined,
    withoutOptional: () => undefined,
    hooks: () =>
      [...endpoints.values()].map(({ id, url, status, enabled_events }) => ({
        ...{ id, topics: enabled_events, address: url, isActive: status === 'enabled' },
      })),
    makeByHand: (event, url) => void keep(url, [event], {}),
    spoil(event) {
      for (const each of hearing(event)) endpoints.set(each.id, { ...each, status: 'disabled' });
    },
    removeByHand(event) {
      for (const each of hearing(event)) {
        const left = each.enabled_events.filter((other) => other !== event);
        if (left.length === 0) endpoints.delete(each.id);
        else endpoints.set(each.id, { ...each, enabled_events: left });
      }
    },
    async deliver(event, body, now) {
      const statuses: number[] = [];
      for (const { url, secret } of hearing(event).filter(({ status }) => status === 'enabled')) {
        const headers = signDelivery('stripe', { body: Buffer.from(body), secret, now });
        statuses.push(await postDelivery(url, headers, body));
      }
      return statuses;
    },
    loseAnswerToAdding: () => api.loseAnswerTo('POST /v1/webhook_endpoints'),
  };
  return {
    ...hooks,
    /** A day is over: what was answered to whom is forgotten. */
    forgetAnswers: () => answers.clear(),
  };
}

function eventsOf(form: URLSearchParams): string[] {
  return [...form].flatMap(([name, value]) =>
    /^enabled_events\[\d+\]$/.test(name) ? [value] : [],
  );
}

function show({ secret: _, ...endpoint }: Endpoint) {
  return { object: 'webhook_endpoint', ...endpoint };
}

function refuse(status: number, code: string): FakeAnswer {
  return {
    status,
    body: { error: { type: 'invalid_request_error', code, message: `No: ${code}` } },
  };
}
