import { paypalApi } from '../../../adapters/rails/paypal/paypal-api.ts';
import { paypalRail } from '../../../adapters/rails/paypal/paypal-rail.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from '../serve-fake-api.ts';
import { type FakeRail, railPatience } from './fake-rail.ts';
import { faultLine } from './fault-line.ts';

const clientId = 'fake-client';
const clientSecret = 'fake-secret';
const batchIdLifeMs = 30 * 86_400_000;
const claimMs = 30 * 86_400_000;
const tokenLifeSeconds = 32_400;

type FakeItem = {
  readonly payout_item_id: string;
  readonly payout_item: {
    amount: { value: string; readonly currency: string };
    readonly receiver: string;
    readonly sender_item_id: string;
  };
  transaction_status: string;
  errors?: { readonly name: string };
  currency_conversion?: unknown;
};
type FakeBatch = {
  readonly id: string;
  readonly senderId: string;
  readonly at: number;
  status: string;
  items: FakeItem[];
};
type WrittenBatch = {
  readonly sender_batch_header: { readonly sender_batch_id: string };
  readonly items: readonly FakeItem['payout_item'][];
};

/** A business account of PayPal: its batches, and its memory of their ids. */
export async function startFakePaypal(now: () => number) {
  const batches: FakeBatch[] = [];
  const tokens = new Map<string, number>();
  const answers: FakeAnswer[] = [];
  const line = faultLine();
  let isEmpty = false;
  let isDown = false;
  let linksDuplicates = true;
  let pageSizeMax = 1_000;
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: ({ authorization = '' }) => {
      if (authorization === `Basic ${btoa(`${clientId}:${clientSecret}`)}`) return true;
      return now() < (tokens.get(authorization.replace('Bearer ', '')) ?? 0);
    },
    answer(url, request) {
      if (isDown) return 'hang-up';
      const { pathname } = url;
      if (pathname === '/v1/oauth2/token') return issueToken();
      if (pathname === '/v1/payments/payouts') {
        return answers.shift() ?? line.run(() => make(request));
      }
      const [, kind, id, rest] =
        /^\/v1\/payments\/(payouts|payouts-item)\/([\w-]+)(\/cancel)?$/.exec(pathname) ?? [];
      if (kind === 'payouts')
        return list(
          batches.find((each) => each.id === id),
          url.searchParams,
        );
      return rest === undefined ? refuse(404, 'RESOURCE_NOT_FOUND') : cancel(id ?? '');
    },
  });

  function issueToken(): FakeAnswer {
    made += 1;
    tokens.set(`token-${made}`, now() + tokenLifeSeconds * 1_000);
    const body = {
      access_token: `token-${made}`,
      token_type: 'Bearer',
      expires_in: tokenLifeSeconds,
    };
    return { status: 200, body };
  }

  function make({ text }: FakeRequest): FakeAnswer {
    const { sender_batch_header: header, items } = JSON.parse(text) as WrittenBatch;
    const wrong = items.findIndex(({ receiver }) => receiver.startsWith('nobody'));
    if (wrong >= 0) {
      const field = `items[${wrong}].receiver`;
      return refuse(400, 'VALIDATION_ERROR', [{ field, issue: 'Receiver is invalid' }]);
    }
    const senderId = header.sender_batch_id;
    const known = batches.find((each) => each.senderId === senderId);
    if (known !== undefined && now() - known.at < batchIdLifeMs) return refuseDuplicate(known.id);
    if (isEmpty) return refuse(422, 'INSUFFICIENT_FUNDS');
    const batch: FakeBatch = {
      ...{ id: `BATCH${batches.length + 1}`, senderId, at: now(), status: 'PENDING' },
      items: items.map((item, index) => ({
        payout_item_id: `ITEM${batches.length + 1}X${index}`,
        ...{ payout_item: item, transaction_status: 'PENDING' },
      })),
    };
    batches.push(batch);
    return { status: 201, body: { batch_header: headerOf(batch), links: [] } };
  }

  function refuseDuplicate(id: string): FakeAnswer {
    const href = `https://api-m.paypal.com/v1/payments/payouts/${id}`;
    const link = linksDuplicates ? [{ href, rel: 'self', method: 'GET' }] : [];
    const issue = 'Batch with given sender_batch_id already exists';
    const detail = { field: 'SENDER_BATCH_ID', location: 'body', issue, link };
    return refuse(400, 'USER_BUSINESS_ERROR', [detail]);
  }

  function list(batch: FakeBatch | undefined, query: URLSearchParams): FakeAnswer {
    if (batch === undefined) return refuse(404, 'RESOURCE_NOT_FOUND');
    const size = Math.min(Number(query.get('page_size') ?? 100), pageSizeMax);
    const from = (Number(query.get('page') ?? 1) - 1) * size;
    returnUnclaimed(batch);
    const items = batch.items.slice(from, from + size);
    const total = { total_items: batch.items.length };
    const pages = { total_pages: Math.max(1, Math.ceil(batch.items.length / size)) };
    const body = { ...total, ...pages, batch_header: headerOf(batch), links: [] };
    const written = items.map((item) => ({ ...item, payout_batch_id: batch.id }));
    return { status: 200, body: { ...body, items: written } };
  }

  /** Nobody came for it in 30 days. */
  function returnUnclaimed({ at, items }: FakeBatch): void {
    for (const item of items) {
      if (item.transaction_status === 'UNCLAIMED' && now() - at >= claimMs) {
        item.transaction_status = 'RETURNED';
      }
    }
  }

  function cancel(id: string): FakeAnswer {
    const item = batches.flatMap(({ items }) => items).find((each) => each.payout_item_id === id);
    if (item === undefined) return refuse(404, 'RESOURCE_NOT_FOUND');
    if (item.transaction_status !== 'UNCLAIMED') return refuse(400, 'ITEM_NOT_CANCELLABLE');
    item.transaction_status = 'RETURNED';
    return { status: 200, body: { ...item, payout_batch_id: 'BATCH1' } };
  }

  const itemsOf = (payoutId: string) =>
    batches
      .flatMap(({ items }) => items)
      .filter(({ payout_item: item }) => item.sender_item_id === payoutId);
  const set = (payoutId: string, changes: Partial<FakeItem>) => {
    for (const item of itemsOf(payoutId)) Object.assign(item, changes);
  };
  const access = { clientId, clientSecret, address: api.address };
  const open = (secret: string) => {
    const own = { ...access, clientSecret: secret };
    return paypalRail(paypalApi(own, now, railPatience), now);
  };

  const fake: FakeRail = {
    rail: open(clientSecret),
    stranger: open('other-secret'),
    asked: api.asked,
    receiver: (number) => ({
      ...{ rail: 'paypal', receiver: `creator-${number}@example.com`, receiverKind: 'email' },
    }),
    fault: line.add,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    timesMoved: (payoutId) => itemsOf(payoutId).length,
    settle: () => {
      for (const batch of batches) {
        batch.status = 'SUCCESS';
        for (const item of batch.items) item.transaction_status = 'SUCCESS';
      }
    },
    giveBack: (payoutId) => set(payoutId, { transaction_status: 'RETURNED' }),
    empty: () => {
      isEmpty = true;
    },
    tamper: (payoutId) => {
      for (const { payout_item: item } of itemsOf(payoutId)) item.amount.value = '0.01';
    },
    stop: api.stop,
  };
  return {
    ...fake,
    api: paypalApi(access, now, railPatience),
    batches,
    set,
    /** The next batch is answered so, and not made. */
    answerNext: (answer: FakeAnswer) => answers.push(answer),
    revokeTokens: () => tokens.clear(),
    pageBy: (size: number) => {
      pageSizeMax = size;
    },
    hideDuplicates: () => {
      linksDuplicates = false;
    },
  };
}

function headerOf({ id, senderId, status }: FakeBatch) {
  const sender = { sender_batch_id: senderId };
  return { payout_batch_id: id, batch_status: status, sender_batch_header: sender };
}

function refuse(status: number, name: string, details: readonly unknown[] = []): FakeAnswer {
  return { status, body: { name, message: 'No.', debug_id: 'd1', details, links: [] } };
}
