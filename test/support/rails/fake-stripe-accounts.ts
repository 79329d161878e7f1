import type { FakeAnswer, FakeRequest, FakeSilence } from '../serve-fake-api.ts';

type FakeAccount = Record<string, unknown> & {
  readonly id: string;
  readonly created: number;
  readonly capabilities: Readonly<Record<string, string>>;
};
type Make = (form: Record<string, string>) => FakeAnswer;

const asked = ['external_account', 'individual.email', 'tos_acceptance.date'];

/**
 * The connected accounts of a platform: opened once per key, listed the newest first, and complete once somebody completes them.
 *
 * @param once does what changes something as its key says.
 */
export function fakeStripeAccounts(
  now: () => number,
  once: (
    request: FakeRequest,
    make: Make,
  ) => FakeAnswer | FakeSilence | Promise<FakeAnswer | FakeSilence>,
) {
  const accounts: FakeAccount[] = [];
  let links = 0;

  const make: Make = (form) => {
    if (form.country === 'XX') return refuse(400, 'country_unsupported', 'country');
    const metadata = Object.fromEntries(
      Object.entries(form).flatMap(([name, value]) => {
        const [, field] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
        return field === undefined ? [] : [[field, value]];
      }),
    );
    const account = {
      ...{ id: `acct_${1_000 + accounts.length}`, object: 'account', type: form.type, metadata },
      ...{ country: form.country, created: Math.floor(now() / 1_000) },
      ...{ payouts_enabled: false, capabilities: { transfers: 'inactive' } },
      requirements: { currently_due: asked, past_due: [], disabled_reason: null },
    };
    accounts.push(account);
    return { status: 200, body: account };
  };

  function list(query: URLSearchParams): FakeAnswer {
    const [from, until] = [query.get('created[gte]') ?? 0, query.get('created[lte]') ?? Infinity];
    const newestFirst = accounts
      .filter(({ created }) => created >= Number(from) && created <= Number(until))
      .toReversed();
    const after = query.get('starting_after');
    const start = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
    const data = newestFirst.slice(start, start + Number(query.get('limit') ?? 10));
    const hasMore = start + data.length < newestFirst.length;
    return { status: 200, body: { object: 'list', url: '/v1/accounts', data, has_more: hasMore } };
  }

  function makeLink(text: string): FakeAnswer {
    const { account, ...urls } = Object.fromEntries(new URLSearchParams(text));
    if (find(account) === undefined) return refuse(400, 'resource_missing', 'account');
    if (!urls.return_url || !urls.refresh_url)
      return refuse(400, 'parameter_missing', 'return_url');
    links += 1;
    const url = `https://connect.stripe.com/setup/e/${account}/${links}`;
    return { status: 200, body: { object: 'account_link', url } };
  }

  const find = (wanted: string | undefined) => accounts.find(({ id }) => id === wanted);

  return {
    accounts: (): readonly FakeAccount[] => accounts,
    /** An account that nobody opened here is somebody's who was set up before. */
    canReceive: (id: string): boolean =>
      (find(id)?.capabilities.transfers ?? 'active') === 'active',
    /** The creator tells Stripe what it wants to know, or Stripe wants more; answers the account. */
    change(id: string, changes: Record<string, unknown>): FakeAccount {
      const at = accounts.findIndex((each) => each.id === id);
      const changed = { ...accounts[at], ...changes } as FakeAccount;
      accounts[at] = changed;
      return changed;
    },
    answer(url: URL, request: FakeRequest) {
      if (url.pathname === '/v1/account_links') return makeLink(request.text);
      if (url.pathname === '/v1/accounts') {
        return request.method === 'POST' ? once(request, make) : list(url.searchParams);
      }
      const account = find(url.pathname.split('/').at(-1));
      return account === undefined
        ? refuse(404, 'resource_missing')
        : { status: 200, body: account };
    },
  };
}

/** What an account says when the creator has told everything. */
export const completeAccount = {
  ...{ payouts_enabled: true, capabilities: { transfers: 'active' } },
  requirements: { currently_due: [], past_due: [], disabled_reason: null },
};

function refuse(status: number, code: string, param: string | null = null): FakeAnswer {
  return {
    status,
    body: { error: { type: 'invalid_request_error', code, param, message: 'No.' } },
  };
}
