import { wiseApi } from '../../../adapters/rails/wise/wise-api.ts';
import { wiseRail } from '../../../adapters/rails/wise/wise-rail.ts';
import { type FakeAnswer, type FakeSilence, serveFakeApi } from '../serve-fake-api.ts';
import { type FakeRail, railPatience } from './fake-rail.ts';
import { faultLine } from './fault-line.ts';

const apiToken = 'fake-token';
const profileId = '16055450';
const fundMs = 14 * 86_400_000;

type FakeTransfer = Record<string, unknown> & {
  readonly id: number;
  readonly customerTransactionId: string;
  readonly targetAccount: number;
  readonly madeAt: number;
  status: string;
  targetValue: number;
  fundings: number;
};
type Quote = { readonly id: string; readonly targetAmount: number } & Record<string, unknown>;

/** A business profile at Wise with a balance. */
export async function startFakeWise(now: () => number) {
  const quotes = new Map<string, Quote>();
  const transfers: FakeTransfer[] = [];
  const line = faultLine();
  const steps = { quotes: faultLine(), transfers: faultLine() };
  let isEmpty = false;
  let isDown = false;
  let rate = 1;

  const api = await serveFakeApi({
    isAllowed: ({ authorization }) => authorization === `Bearer ${apiToken}`,
    answer(url, { method, text }) {
      if (isDown) return 'hang-up';
      cancelUnfunded();
      return method === 'GET' ? read(url) : write(url.pathname, JSON.parse(text));
    },
  });

  function read({ pathname, searchParams }: URL): FakeAnswer {
    if (pathname === '/v1/transfers') return list(searchParams);
    const found = transfers.find(({ id }) => pathname === `/v1/transfers/${id}`);
    return found === undefined ? refuse(404, 'NOT_FOUND') : { status: 200, body: found };
  }

  function list(query: URLSearchParams): FakeAnswer {
    if (query.get('profile') !== profileId) return refuse(403, 'FORBIDDEN');
    const [from, to] = ['createdDateStart', 'createdDateEnd'].map((name) =>
      Date.parse(query.get(name) ?? ''),
    );
    const found = transfers.filter(({ madeAt }) => madeAt >= (from ?? 0) && madeAt <= (to ?? 0));
    const offset = Number(query.get('offset'));
    return { status: 200, body: found.slice(offset, offset + Number(query.get('limit'))) };
  }

  function write(path: string, body: Record<string, unknown>): FakeAnswer | FakeSilence {
    if (path === `/v3/profiles/${profileId}/quotes`) return steps.quotes.run(() => quote(body));
    if (path === '/v1/transfers') return steps.transfers.run(() => make(body));
    const [, id] = /\/transfers\/(\d+)\/payments$/.exec(path) ?? [];
    return line.run(() => fund(Number(id)));
  }

  function quote(body: Record<string, unknown>): FakeAnswer {
    if (body.targetAccount === 999) return refuse(422, 'recipient.invalid');
    const made = { ...body, id: `quote-${quotes.size + 1}` } as Quote;
    quotes.set(made.id, made);
    return { status: 200, body: made };
  }

  function make(body: Record<string, unknown>): FakeAnswer {
    const known = transfers.find(
      (each) => each.customerTransactionId === body.customerTransactionId,
    );
    if (known !== undefined) return { status: 200, body: known };
    const { targetAmount, sourceCurrency, targetCurrency } = quotes.get(
      String(body.quoteUuid),
    ) as Quote;
    const transfer: FakeTransfer = {
      ...{ id: 1_000 + transfers.length, status: 'incoming_payment_waiting', madeAt: now() },
      ...{ targetAccount: Number(body.targetAccount), quoteUuid: body.quoteUuid, rate },
      ...{ customerTransactionId: String(body.customerTransactionId), details: body.details },
      ...{ sourceCurrency, targetCurrency, targetValue: targetAmount, fundings: 0 },
      sourceValue: Math.round((targetAmount / rate) * 100) / 100,
    };
    transfers.push(transfer);
    return { status: 200, body: transfer };
  }

  function fund(id: number): FakeAnswer {
    const transfer = transfers.find((each) => each.id === id);
    const reject = (errorCode: string) => ({
      ...{ status: 201, body: { type: 'BALANCE', status: 'REJECTED', errorCode } },
    });
    if (transfer?.status !== 'incoming_payment_waiting') return reject('transfer.not_waiting');
    if (isEmpty) return reject('transfer.insufficient_funds');
    transfer.status = 'processing';
    transfer.fundings += 1;
    return { status: 201, body: { type: 'BALANCE', status: 'COMPLETED', errorCode: null } };
  }

  function cancelUnfunded(): void {
    for (const transfer of transfers) {
      const isWaiting = transfer.status === 'incoming_payment_waiting';
      if (isWaiting && now() - transfer.madeAt >= fundMs) transfer.status = 'cancelled';
    }
  }

  const accountOf = (payoutId: string) => 100 + Number(/-(\d+)-/.exec(payoutId)?.[1]);
  const of = (payoutId: string) =>
    transfers.filter(({ targetAccount }) => targetAccount === accountOf(payoutId));
  const set = (payoutId: string, changes: Partial<FakeTransfer>) => {
    for (const transfer of of(payoutId)) Object.assign(transfer, changes);
  };
  const open = (token: string, sourceCurrency?: string) => {
    const access = { apiToken: token, profileId, address: api.address };
    const own = sourceCurrency === undefined ? access : { ...access, sourceCurrency };
    return wiseRail(wiseApi(own, railPatience), own, now);
  };

  const fake: FakeRail = {
    rail: open(apiToken),
    stranger: open('other-token'),
    asked: api.asked,
    receiver: (number) => ({ rail: 'wise', recipientId: `${100 + number}` }),
    fault: line.add,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    timesMoved: (payoutId) => of(payoutId).reduce((sum, { fundings }) => sum + fundings, 0),
    settle: () => {
      for (const transfer of transfers) {
        if (transfer.status === 'processing') transfer.status = 'outgoing_payment_sent';
      }
    },
    giveBack: (payoutId) => set(payoutId, { status: 'funds_refunded' }),
    empty: () => {
      isEmpty = true;
    },
    tamper: (payoutId) => set(payoutId, { targetValue: 0.01 }),
    stop: api.stop,
  };
  return {
    ...fake,
    transfers,
    set,
    faultAt: steps,
    fill: () => {
      isEmpty = false;
    },
    railFrom: (sourceCurrency: string) => open(apiToken, sourceCurrency),
    exchangeAt: (next: number) => {
      rate = next;
    },
  };
}

function refuse(status: number, code: string): FakeAnswer {
  return { status, body: { errors: [{ code, message: 'No.' }] } };
}
