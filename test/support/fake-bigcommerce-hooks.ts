import { signDelivery } from '../../cli/webhook/sign-delivery.ts';
import { fakeStore } from './fake-bigcommerce.ts';
import { type FakeShopHooks, fakeBreakdown, forwardTo, postDelivery } from './fake-shop-hooks.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from './serve-fake-api.ts';

type Hook = {
  readonly id: number;
  readonly scope: string;
  readonly destination: string;
  readonly is_active: boolean;
};

/** The largest page of the fake, whatever is asked for, so that a few hooks have several. */
const pageSize = 2;

/**
 * The webhooks of one API account of a BigCommerce store, by its API of version 3, over HTTP.
 *
 * @param clientSecret - what the account's webhooks are signed with.
 * @param ordersAddress - where the store's orders are; whatever is no webhook is asked for there.
 */
export async function startFakeBigcommerceHooks(
  clientSecret: string,
  ordersAddress?: string,
): Promise<FakeShopHooks> {
  const hooks = new Map<number, Hook>();
  const breakdown = fakeBreakdown();
  let made = 0;

  const base = `/stores/${fakeStore.storeHash}/`;
  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-auth-token'] === fakeStore.accessToken,
    async answer(url, request): Promise<FakeAnswer> {
      const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : '';
      if (!path.startsWith('v3/hooks')) {
        const headers = { 'x-auth-token': fakeStore.accessToken };
        return forwardTo(ordersAddress, `/${path}${url.search}`, headers);
      }
      const trouble = breakdown.next();
      if (trouble !== undefined) return trouble;
      if (path === 'v3/hooks') {
        return request.method === 'POST' ? create(JSON.parse(request.text)) : list(url);
      }
      return one(Number(path.slice('v3/hooks/'.length)), request);
    },
  });

  function create({ scope = '', destination = '', is_active = true }: Partial<Hook>): FakeAnswer {
    if (!/^store\/(?:order|cart)\/(?:\*|[a-zA-Z/]+)$/.test(scope) || scope.includes('teleported')) {
      return refuse(422, `The scope ${scope} is not valid.`);
    }
    if ([...hooks.values()].some((hook) => isSame(hook, scope, destination))) {
      return refuse(422, 'A webhook of this scope and destination exists.');
    }
    return { status: 200, body: { data: keep(scope, destination, is_active), meta: {} } };
  }

  function keep(scope: string, destination: string, is_active = true): Hook {
    made += 1;
    const hook = { id: 18_048_286 + made, scope, destination, is_active };
    hooks.set(hook.id, hook);
    return hook;
  }

  function list({ searchParams }: URL): FakeAnswer {
    const all = [...hooks.values()];
    const page = Number(searchParams.get('page') ?? '1');
    const total_pages = Math.max(1, Math.ceil(all.length / pageSize));
    const data = all.slice((page - 1) * pageSize, page * pageSize);
    return { status: 200, body: { data, meta: { pagination: { total_pages } } } };
  }

  function one(id: number, { method, text }: FakeRequest): FakeAnswer {
    const hook = hooks.get(id);
    if (hook === undefined) return refuse(404, 'There is no such webhook.');
    if (method === 'DELETE') hooks.delete(id);
    if (method === 'PUT') hooks.set(id, { ...hook, ...JSON.parse(text) });
    return { status: 200, body: { data: hooks.get(id) ?? hook, meta: {} } };
  }

  const ofScope = (scope: string) => [...hooks.values()].filter((hook) => hook.scope === scope);

  return {
    ...{ ...api, ...breakdown },
    access: { ...fakeStore, address: `${api.address}/stores/${fakeStore.storeHash}` },
    unknownTopic: 'store/order/teleported',
    optionalTopic: undefined,
    withoutOptional: () => undefined,
    hooks: () =>
      [...hooks.values()].map(({ id, scope, destination, is_active }) => ({
        ...{ id: String(id), topics: [scope], address: destination, isActive: is_active },
      })),
    makeByHand: (scope, destination) => void keep(scope, destination),
    spoil(scope) {
      for (const hook of ofScope(scope)) hooks.set(hook.id, { ...hook, is_active: false });
    },
    removeByHand(scope) {
      for (const { id } of ofScope(scope)) hooks.delete(id);
    },
    async deliver(scope, body, now) {
      const statuses: number[] = [];
      const signed = { body: Buffer.from(body), secret: clientSecret, now };
      for (const { destination } of ofScope(scope).filter(({ is_active }) => is_active)) {
        statuses.push(await postDelivery(destination, signDelivery('bigcommerce', signed), body));
      }
      return statuses;
    },
    loseAnswerToAdding: () => api.loseAnswerTo(`POST ${base}v3/hooks`),
  };
}

function isSame(hook: Hook, scope: string, destination: string): boolean {
  return hook.scope === scope && hook.destination === destination;
}

function refuse(status: number, title: string): FakeAnswer {
  return { status, body: { status, title } };
}
