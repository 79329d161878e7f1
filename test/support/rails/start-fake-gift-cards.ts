import { giftCardApi } from '../../../adapters/rails/shopify-gift-card/gift-card-api.ts';
import { giftCardRail } from '../../../adapters/rails/shopify-gift-card/gift-card-rail.ts';
import { shopifyToken } from '../fake-shopify-admin.ts';
import { type FakeAnswer, type FakeSilence, serveFakeApi } from '../serve-fake-api.ts';
import { type FakeRail, railPatience } from './fake-rail.ts';
import { faultLine } from './fault-line.ts';

export const giftCardAccess = {
  ...{ shop: 'acme.myshopify.com', accessToken: shopifyToken },
  codeSecret: 'what codes are made from, and nobody else has',
};
/** A page of the fake, whatever is asked for, so that a few cards have several. */
const pageSize = 2;

type Input = {
  readonly initialValue: string;
  readonly code: string;
  readonly customerId: string;
  readonly note: string;
};
type Card = {
  readonly id: string;
  readonly code: string;
  readonly madeAt: number;
  note: string;
  value: string;
  balance: string;
  customerId: string | undefined;
  deactivatedAt: string | null;
};

/** The gift cards of one Shopify shop that counts in euros, by its Admin API (GraphQL), over HTTP: a code is one card's. */
export async function startFakeGiftCards(now: () => number) {
  const cards: Card[] = [];
  const asked: string[] = [];
  const line = faultLine();
  let currency = 'EUR';
  let isDown = false;
  let isEmpty = false;
  let isThrottled = 0;

  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-shopify-access-token'] === shopifyToken,
    answer({ pathname }, { method, text }): FakeAnswer | FakeSilence {
      if (isDown) return 'hang-up';
      if (pathname !== '/admin/api/2026-07/graphql.json' || method !== 'POST') {
        return { status: 404, body: { errors: 'Not Found' } };
      }
      asked.push(text);
      const { query, variables } = JSON.parse(text);
      if (query.includes('giftCardCreate(input: $input)')) {
        if (isThrottled > 0) {
          isThrottled -= 1;
          return throttled;
        }
        return line.run(() => answer({ giftCardCreate: create(variables.input) }));
      }
      if (query.includes('giftCards(')) return answer({ giftCards: list(variables.after) });
      return answer({ shop: { currencyCode: currency } });
    },
  });

  function create(input: Input) {
    const refuse = (code: string) => ({ giftCard: null, userErrors: [{ code }] });
    if (!/^[a-z0-9]{8,20}$/i.test(input.code)) return refuse('INVALID');
    if (cards.some(({ code }) => code === input.code)) return refuse('TAKEN');
    if (!/\/[1-9]\d*$/.test(input.customerId)) return refuse('CUSTOMER_NOT_FOUND');
    if (isEmpty) return refuse('GREATER_THAN');
    const card: Card = {
      ...{ id: `gid://shopify/GiftCard/${cards.length + 1}`, code: input.code, madeAt: now() },
      ...{ note: input.note, value: input.initialValue, balance: input.initialValue },
      ...{ customerId: input.customerId, deactivatedAt: null },
    };
    cards.push(card);
    return { giftCard: show(card), userErrors: [] };
  }

  function list(after: string | null) {
    const newest = cards.toReversed();
    const start = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1;
    const page = newest.slice(start, start + pageSize);
    return {
      nodes: page.map(show),
      pageInfo: {
        hasNextPage: start + pageSize < newest.length,
        endCursor: page.at(-1)?.id ?? null,
      },
    };
  }

  /** Shopify leaves out needless zeros but one: `50.0`. */
  const money = (amount: string) => ({
    amount: amount.replace(/0+$/, '').replace(/\.$/, '.0'),
    currencyCode: currency,
  });
  const show = ({ id, note, madeAt, value, balance, customerId, deactivatedAt }: Card) => ({
    ...{ id, note, createdAt: new Date(madeAt).toISOString(), deactivatedAt },
    ...{ initialValue: money(value), balance: money(balance) },
    customer: customerId === undefined ? null : { id: customerId },
  });

  const of = (payoutId: string) => cards.filter(({ note }) => note.endsWith(`/${payoutId}`));
  const change = (payoutId: string, changes: Partial<Card>) => {
    for (const card of of(payoutId)) Object.assign(card, changes);
  };
  const open = (accessToken: string) => {
    const access = { ...giftCardAccess, accessToken, address: api.address };
    return giftCardRail(giftCardApi(access, railPatience), access, now);
  };
  const fake: FakeRail = {
    rail: open(shopifyToken),
    stranger: open('shpat_other'),
    asked: api.asked,
    unit: 'store-credit:EUR',
    receiver: (number) => ({ rail: 'shopify-gift-card', customerId: `${100 + number}` }),
    fault: line.add,
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    timesMoved: (payoutId) => of(payoutId).length,
    // A card that is made is there.
    settle: () => {},
    giveBack: (payoutId) => change(payoutId, { deactivatedAt: new Date(now()).toISOString() }),
    empty: () => {
      isEmpty = true;
    },
    tamper: (payoutId) => change(payoutId, { value: '1.00' }),
    stop: api.stop,
  };
  return {
    ...fake,
    access: { ...giftCardAccess, address: api.address },
    cards,
    texts: asked,
    change,
    countIn: (next: string) => {
      currency = next;
    },
    throttle: (times: number) => {
      isThrottled = times;
    },
  };
}

const answer = (data: unknown): FakeAnswer => ({ status: 200, body: { data } });

/** As Shopify says that there was too much: with 200. */
const throttled: FakeAnswer = {
  status: 200,
  body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] },
};
