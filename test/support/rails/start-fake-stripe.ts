import { stripeApi } from '../../../adapters/rails/stripe/stripe-api.ts';
import { stripeRail } from '../../../adapters/rails/stripe/stripe-rail.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from '../serve-fake-api.ts';
import { type FakeRail, railPatience } from './fake-rail.ts';
import { fakeStripeAccounts } from './fake-stripe-accounts.ts';
import { faultLine } from './fault-line.ts';

export const stripeTestKey = 'sk_test_fake';
const keyLifeMs = 24 * 3_600_000;
/** Stripe's own limit; small pages are asked for by tests that want several. */
const pageMax = 100;

type FakeTransfer = Record<string, unknown> & {
  readonly id: string;
  readonly transfer_group: string | null;
};
type Stored = { readonly text: string; readonly answer: FakeAnswer; readonly at: number };

/** A platform's Stripe account, its transfers, its connected accounts and its memory of keys. */
export async function startFakeStripe(now: () => number) {
  const transfers: FakeTransfer[] = [];
  const keys = new Map<string, Stored>();
  const line = faultLine();
  const accounts = fakeStripeAccounts(now, (request, make) =>
    line.run(() => remember(request, make)),
  );
  let isEmpty = false;
  let isDown = false;
  let isListingDown = false;
  const answers: FakeAnswer[] = [];
  let pageSize = pageMax;

  const api = await serveFakeApi({
    isAllowed: (headers) => headers.authorization === `Bearer ${stripeTestKey}`,
    answer(url, request) {
      if (isDown) return 'hang-up';
      if (/^\/v1\/account/.test(url.pathname)) return accounts.answer(url, request);
      if (url.pathname !== '/v1/transfers') return refuse(404, 'resource_missing');
      if (request.method === 'POST') {
        return answers.shift() ?? line.run(() => remember(request, make));
      }
      return isListingDown ? 'hang-up' : list(url.searchParams);
    },
  });

  /** Once execution began, the answer belongs to the key, whatever it was. */
  function remember(
    { headers, text }: FakeRequest,
    make: (form: Record<string, string>) => FakeAnswer,
  ): FakeAnswer {
    const key = String(headers['idempotency-key']);
    const stored = keys.get(key);
    if (stored !== undefined && now() - stored.at < keyLifeMs) {
      return stored.text === text ? stored.answer : refuse(400, null, 'idempotency_error');
    }
    const answer = make(Object.fromEntries(new URLSearchParams(text)));
    keys.set(key, { text, answer, at: now() });
    return answer;
  }

  function make(form: Record<string, string>): FakeAnswer {
    const { amount = '', currency = '', destination = '', transfer_group: group } = form;
    if (!/^acct_\d+$/.test(destination)) {
      return refuse(400, 'resource_missing', 'invalid_request_error', 'destination');
    }
    if (!accounts.canReceive(destination)) {
      return refuse(400, 'insufficient_capabilities_for_transfer', 'invalid_request_error');
    }
    if (isEmpty) return refuse(400, 'balance_insufficient');
    const transfer = transferOf({ amount: Number(amount), currency, destination, group, form });
    transfers.push(transfer);
    return { status: 200, body: transfer };
  }

  function transferOf(made: {
    readonly amount: number;
    readonly currency: string;
    readonly destination: string;
    readonly group: string | undefined;
    readonly form: Record<string, string>;
  }): FakeTransfer {
    const { amount, currency, destination, group = null, form } = made;
    const id = `tr_${transfers.length + 1}`;
    const metadata = Object.fromEntries(
      Object.entries(form).flatMap(([name, value]) => {
        const [, field] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
        return field === undefined ? [] : [[field, value]];
      }),
    );
    return {
      ...{ id, object: 'transfer', amount, amount_reversed: 0, reversed: false, livemode: false },
      ...{ currency, destination, transfer_group: group, metadata, balance_transaction: 'txn_1' },
      ...{ created: Math.floor(now() / 1_000), description: form.description ?? null },
      reversals: {
        object: 'list',
        data: [],
        has_more: false,
        url: `/v1/transfers/${id}/reversals`,
      },
    };
  }

  function list(query: URLSearchParams): FakeAnswer {
    const group = query.get('transfer_group');
    const newestFirst = transfers.filter((each) => each.transfer_group === group).toReversed();
    const after = query.get('starting_after');
    const from = after === null ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
    const limit = Math.min(Number(query.get('limit') ?? 10), pageSize);
    const data = newestFirst.slice(from, from + limit);
    const hasMore = from + limit < newestFirst.length;
    return { status: 200, body: { object: 'list', url: '/v1/transfers', data, has_more: hasMore } };
  }

  const change = (payoutId: string, changes: Record<string, unknown>) => {
    for (const [at, each] of transfers.entries()) {
      if (each.transfer_group === payoutId) transfers[at] = { ...each, ...changes };
    }
  };
  const open = (secretKey: string) =>
    stripeRail(stripeApi({ secretKey, address: api.address }, railPatience), now);

  const fake: FakeRail = {
    rail: open(stripeTestKey),
    stranger: open('sk_test_other'),
    asked: api.asked,
    receiver: (number) => ({ rail: 'stripe', accountId: `acct_${number}` }),
    fault: line.add,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    timesMoved: (payoutId) =>
      transfers.filter(({ transfer_group: group }) => group === payoutId).length,
    settle: () => undefined,
    giveBack: (payoutId) => {
      const [transfer] = transfers.filter((each) => each.transfer_group === payoutId);
      change(payoutId, { reversed: true, amount_reversed: transfer?.amount });
    },
    empty: () => {
      isEmpty = true;
    },
    tamper: (payoutId) => change(payoutId, { amount: 1 }),
    stop: api.stop,
  };
  return {
    ...fake,
    address: api.address,
    transfers,
    accounts,
    change,
    /** Somebody makes a transfer in the dashboard, or another system does. */
    makeByHand: (form: Record<string, string>) => make(form),
    forgetKeys: () => keys.clear(),
    /** The next call that moves money is answered so, and not done. */
    answerNext: (answer: FakeAnswer) => answers.push(answer),
    failListing: () => {
      isListingDown = true;
    },
    pageBy: (size: number) => {
      pageSize = size;
    },
  };
}

function refuse(
  status: number,
  code: string | null,
  type = 'invalid_request_error',
  param: string | null = null,
): FakeAnswer {
  return { status, body: { error: { type, code, param, message: 'No.' } } };
}
