import { fulfilmentApi } from '../../../adapters/rails/fulfilment/fulfilment-api.ts';
import { fulfilmentRail } from '../../../adapters/rails/fulfilment/fulfilment-rail.ts';
import { standardWebhooksVerifier } from '../../../adapters/shops/standard-webhooks/verify-standard-webhooks.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from '../serve-fake-api.ts';
import { type FakeRail, railPatience } from './fake-rail.ts';
import { faultLine } from './fault-line.ts';

export const fulfilmentSecret = `whsec_${Buffer.from('a key of the merchant and of us').toString('base64')}`;
const otherSecret = `whsec_${Buffer.from('a key that nobody was ever given').toString('base64')}`;
const path = '/tributary/rewards';

type Order = {
  readonly payoutId: string;
  readonly recipient: string;
  readonly amount: string;
  readonly unit: string;
};
type Fulfilment = { order: Order; state: string; reference: string; times: number; amount: string };

/** A merchant's own system that hands out what is no cash, and knows a payout by its id. */
export async function startFakeFulfilment(now: () => number) {
  const fulfilments = new Map<string, Fulfilment>();
  const bodies: string[] = [];
  const line = faultLine();
  let isDown = false;
  let isEmpty = false;
  /** What stands at the address in place of the endpoint. */
  let instead: FakeAnswer | undefined;

  const api = await serveFakeApi({
    isAllowed: () => true,
    answer(url, request) {
      if (isDown) return 'hang-up';
      if (instead !== undefined) return instead;
      if (!isSigned(request)) return { status: 401, body: { title: 'Who are you?' } };
      if (request.method === 'GET') return find(decodeURIComponent(url.pathname));
      if (url.pathname !== path) return { status: 404, body: { message: 'Not Found' } };
      bodies.push(request.text);
      return line.run(() => fulfil(JSON.parse(request.text)));
    },
  });

  function isSigned({ headers, text }: FakeRequest): boolean {
    const named = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    const delivery = { headers: Object.fromEntries(named), body: Buffer.from(text) };
    return standardWebhooksVerifier.verify(delivery, [fulfilmentSecret], { now: now() }).ok;
  }

  function find(pathname: string): FakeAnswer {
    const known = fulfilments.get(pathname.slice(path.length + 1));
    return known === undefined ? { status: 404, body: { state: 'unknown' } } : show(known);
  }

  function fulfil(order: Order): FakeAnswer {
    const known = fulfilments.get(order.payoutId);
    if (known !== undefined) return show(known);
    if (isEmpty) return { status: 422, body: { state: 'refused', reason: 'out of stock' } };
    const made: Fulfilment = {
      ...{ order, state: 'accepted', times: 1, amount: order.amount },
      reference: `F-${fulfilments.size + 1}`,
    };
    fulfilments.set(order.payoutId, made);
    return show(made);
  }

  function show({ order: { unit, recipient }, state, reference, amount }: Fulfilment): FakeAnswer {
    return { status: 200, body: { state, reference, amount, unit, recipient } };
  }

  const open = (signingSecret: string) => {
    const access = { address: `${api.address}${path}`, signingSecret };
    return fulfilmentRail(fulfilmentApi(access, now, railPatience), now);
  };
  const change = (payoutId: string, changes: Partial<Fulfilment>) => {
    const known = fulfilments.get(payoutId);
    if (known !== undefined) Object.assign(known, changes);
  };
  const fake: FakeRail = {
    rail: open(fulfilmentSecret),
    stranger: open(otherSecret),
    asked: api.asked,
    unit: 'points',
    receiver: (number) => ({ rail: 'fulfilment', recipient: `member-${number}` }),
    fault: line.add,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    timesMoved: (payoutId) => fulfilments.get(payoutId)?.times ?? 0,
    settle: () => {
      for (const each of fulfilments.values()) if (each.state === 'accepted') each.state = 'done';
    },
    giveBack: (payoutId) => change(payoutId, { state: 'returned' }),
    empty: () => {
      isEmpty = true;
    },
    tamper: (payoutId) => change(payoutId, { amount: '1' }),
    stop: api.stop,
  };
  return {
    ...fake,
    address: `${api.address}${path}`,
    bodies,
    standInstead: (answer: FakeAnswer) => {
      instead = answer;
    },
  };
}
