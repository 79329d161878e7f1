import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { formatInstant } from '../../../core/time/format-instant.ts';
import { aShopCodesApi } from '../../support/a-shop-codes-api.ts';
import { aCode } from '../../support/factories/index.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { startFakeBigcommerceCoupons } from '../../support/fake-bigcommerce-coupons.ts';
import type { FakeShopCodes } from '../../support/fake-shop-codes.ts';
import { startFakeShopifyDiscounts } from '../../support/fake-shopify-discounts.ts';
import { startFakeStripePromotions } from '../../support/fake-stripe-promotions.ts';
import { startFakeWoocommerceCoupons } from '../../support/fake-woocommerce-coupons.ts';

const shops = [
  { provider: 'shopify', start: startFakeShopifyDiscounts },
  { provider: 'woocommerce', start: startFakeWoocommerceCoupons },
  { provider: 'stripe', start: startFakeStripePromotions },
  { provider: 'bigcommerce', start: startFakeBigcommerceCoupons },
] as const;

const publish = 'POST /v1/codes/MIA10/publish';
const revoke = 'POST /v1/codes/MIA10/revoke';
const drift = 'GET /v1/codes/MIA10/drift';
const tenPercent = { connection: 'shop', discount: { percent: '10' } };
const fifteenPercent = { connection: 'shop', discount: { percent: '15' } };

describe.each(shops)('codes in a shop of $provider', ({ provider, start }) => {
  let shop: FakeShopCodes;
  let api: ReturnType<typeof aShopCodesApi>;
  beforeEach(async () => {
    shop = await start(() => api.clock.now);
    api = aShopCodesApi(shop, provider);
  });
  afterEach(() => shop.stop());

  it('are published, once however often it is asked for, shown without drift, and revoked', async () => {
    const published = await api.call(publish, { body: tenPercent });
    expect(published.status).toBe(200);
    expect(published.document).toMatchObject({
      ...{ code: 'MIA10', creatorId: 'mia' },
      inShop: { state: 'published', connection: 'shop', discount: { percent: '10' } },
    });
    expect((await api.call(publish, { body: tenPercent })).document).toEqual(published.document);
    expect(shop.count('MIA10')).toBe(1);
    expect(await isUsable()).toBe(true);
    const same = await api.call(drift);
    expect(same.document).toMatchObject({ inShop: 'there', isSame: true });

    api.clock.now += 60_000;
    const revokedAt = formatInstant(api.clock.now);
    const revoked = await api.call(revoke, { body: {} });
    expect(revoked.status).toBe(200);
    expect(revoked.document).toMatchObject({
      expiresAt: revokedAt,
      inShop: { state: 'revoked', revokedAt },
    });
    expect((await api.call(revoke, { body: {} })).document).toEqual(revoked.document);
    expect(await isUsable()).toBe(false);
    expect((await api.call(publish, { body: tenPercent })).document.type).toBe(
      '/problems/code-revoked',
    );
  });

  it('are found by publishing again where the answer was lost, and made once', async () => {
    shop.loseAnswerToPublishing();

    const lost = await api.call(publish, { body: tenPercent });
    expect([lost.status, lost.document.type]).toEqual([503, '/problems/shop-unavailable']);
    expect((await api.programs.findCode('acme', 'MIA10'))?.inShop?.state).toBe('draft');

    expect((await api.call(publish, { body: tenPercent })).document.inShop.state).toBe('published');
    expect(shop.count('MIA10')).toBe(1);
  });

  it('are revoked in the shop, too, where the answer was lost', async () => {
    shop.loseAnswerToPublishing();
    await api.call(publish, { body: tenPercent });
    api.clock.now += 60_000;

    expect((await api.call(revoke, { body: {} })).document.inShop.state).toBe('revoked');

    expect(await isUsable()).toBe(false);
  });

  /** Whether customers can use the code: what can be imported by another merchant's program is. */
  async function isUsable(): Promise<boolean> {
    const other = aShopCodesApi(shop, provider);
    other.clock.now = api.clock.now;
    const body = { connection: 'shop', items: [{ code: 'MIA10', creatorId: 'mia' }] };
    const { document } = await other.call('POST /v1/codes/import', { body });
    return document.items[0].outcome === 'imported';
  }

  it('that the shop has already are not taken over but imported', async () => {
    shop.makeByHand('MIA10');

    const taken = await api.call(publish, { body: tenPercent });
    expect([taken.status, taken.document.type]).toEqual([409, '/problems/code-taken-in-shop']);
    expect(taken.document.title).toContain('POST /v1/codes/import');
    expect(await api.programs.findCode('acme', 'MIA10')).toEqual(aCode());

    const items = [{ code: 'mia10', creatorId: 'mia' }];
    const imported = await api.call('POST /v1/codes/import', {
      body: { connection: 'shop', items },
    });
    expect(imported.document.items).toMatchObject([
      {
        outcome: 'imported',
        code: { code: 'MIA10', inShop: { state: 'published', discount: { percent: '10' } } },
      },
    ]);
    expect((await api.call(drift)).document.isSame).toBe(true);
  });

  it('are shown with what somebody changed in the shop, field by field', async () => {
    await api.call(publish, { body: tenPercent });

    shop.changeByHand('MIA10');

    const { document } = await api.call(drift);
    expect(document).toMatchObject({ code: 'MIA10', connection: 'shop', inShop: 'there' });
    expect(document.isSame).toBe(false);
    expect(document.fields).toContainEqual({
      ...{ field: 'value', here: { percent: '10' }, inShop: { percent: '15' }, isSame: false },
    });
  });

  it('are shown as ended or missing, and are made anew where they are missing', async () => {
    await api.call(publish, { body: tenPercent });
    api.clock.now += 60_000;

    shop.endByHand('MIA10');
    expect((await api.call(drift)).document).toMatchObject({ inShop: 'ended', isSame: false });
    const ended = await api.call(publish, { body: tenPercent });
    expect([ended.status, ended.document.type]).toEqual([409, '/problems/code-ended-in-shop']);

    shop.removeByHand('MIA10');
    expect((await api.call(drift)).document).toMatchObject({ inShop: 'missing', isSame: false });
    expect((await api.call(publish, { body: fifteenPercent })).document.inShop).toMatchObject({
      ...{ state: 'published', discount: { percent: '15' } },
    });
    expect(shop.count('MIA10')).toBe(1);
  });
});

describe('publishing a code', () => {
  let shop: FakeShopCodes;
  let api: ReturnType<typeof aShopCodesApi>;
  beforeEach(async () => {
    shop = await startFakeShopifyDiscounts(() => api.clock.now);
    api = aShopCodesApi(shop);
  });
  afterEach(() => shop.stop());

  const keptCode = () => api.programs.findCode('acme', 'MIA10');

  it('leaves the discount as it was published', async () => {
    await api.call(publish, { body: tenPercent });

    const again = await api.call(publish, { body: fifteenPercent });

    expect([again.status, again.document.type]).toEqual([409, '/problems/code-published']);
    expect((await api.call(drift)).document.isSame).toBe(true);
  });

  it('keeps what was asked for first, if nobody heard that it arrived', async () => {
    shop.loseAnswerToPublishing();
    await api.call(publish, { body: tenPercent });

    expect((await api.call(publish, { body: fifteenPercent })).status).toBe(409);

    expect((await keptCode())?.inShop).toMatchObject({
      ...{ state: 'published', discount: { value: { percent: '10' } } },
    });
  });

  it('does not take a code for ours that somebody made while nobody was looking', async () => {
    shop.fail({ status: 200, body: { data: { codeDiscountNodeByCode: null } } });
    shop.makeByHand('MIA10');

    const taken = await api.call(publish, { body: fifteenPercent });

    expect(taken.document.type).toBe('/problems/code-taken-in-shop');
    expect(await keptCode()).toEqual(aCode());
  });

  it('lets a discount end when the code does, to the second, and takes in all its fields', async () => {
    const expiresAt = orderMoment + 86_400_999;
    await api.programs.saveCode(aCode({ expiresAt }));
    const discount = {
      amount: { amount: '12.50', currency: 'EUR' },
      startsAt: formatInstant(orderMoment + 5_700),
      ...{ usesMax: 100, usesPerCustomerMax: 1, combinable: true },
      minimumOrder: { amount: '50.00', currency: 'EUR' },
    };

    const { document } = await api.call(publish, { body: { connection: 'shop', discount } });

    const toSecond = (at: number) => formatInstant(Math.floor(at / 1_000) * 1_000);
    expect(document.inShop.discount).toEqual({
      ...discount,
      startsAt: toSecond(orderMoment + 5_700),
      endsAt: toSecond(expiresAt),
    });
    expect((await api.call(drift)).document.isSame).toBe(true);
  });

  it('is one code for whoever asks at the same time', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => api.call(publish, { body: tenPercent })),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(shop.count('MIA10')).toBe(1);
    expect((await api.call(drift)).document.isSame).toBe(true);
  });

  it('does not take for ours what somebody made in place of it', async () => {
    await api.call(publish, { body: tenPercent });
    shop.removeByHand('MIA10');
    shop.makeByHand('MIA10');

    expect((await api.call(drift)).document).toMatchObject({ inShop: 'other', isSame: false });
    const again = await api.call(publish, { body: tenPercent });
    expect(again.document.type).toBe('/problems/code-taken-in-shop');
  });

  it('is of one discount where two are asked for at the same time', async () => {
    const answers = await Promise.all(
      [tenPercent, fifteenPercent].map((body) => api.call(publish, { body })),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const percent = answers[0]?.status === 200 ? '10' : '15';
    expect((await api.call(drift)).document.isSame).toBe(true);
    expect((await keptCode())?.inShop).toMatchObject({
      ...{ state: 'published', discount: { value: { percent } } },
    });
  });

  it.each([
    { what: 'no percentage', discount: { percent: '0' }, at: 'discount.percent' },
    { what: 'more than all', discount: { percent: '100.01' }, at: 'discount.percent' },
    { what: 'a number', discount: { percent: 10 }, at: 'discount.percent' },
    { what: 'nothing', discount: {}, at: 'discount' },
    {
      what: 'both',
      discount: { percent: '10', amount: { amount: '1.00', currency: 'EUR' } },
      at: 'discount',
    },
    {
      what: 'no amount',
      ...{ discount: { amount: { amount: '0.00', currency: 'EUR' } }, at: 'discount.amount' },
    },
    {
      what: 'another currency than the shop’s',
      ...{ discount: { amount: { amount: '5.00', currency: 'USD' } }, at: 'discount.value' },
    },
    {
      what: 'what the shop cannot do',
      discount: { percent: '10', excludedProductIds: ['1'] },
      at: 'discount.excludedProductIds',
    },
    { what: 'a field that nobody knows', discount: { percent: '10', per: 1 }, at: 'discount' },
  ])('refuses $what', async ({ discount, at }) => {
    const { status, document } = await api.call(publish, {
      body: { connection: 'shop', discount },
    });

    expect(status).toBe(422);
    expect(document.issues.map(({ path }: { path: string[] }) => path.join('.'))).toContain(at);
    expect(await keptCode()).toEqual(aCode());
    expect(shop.count('MIA10')).toBe(0);
  });

  it.each([
    { connection: 'nowhere', status: 422 },
    { connection: 'closed', status: 422 },
    { connection: 'other', status: 422 },
    { connection: 'mute', status: 409 },
  ])('needs an open connection of the program with access: $connection is $status', async (row) => {
    const { connection, status } = row;
    const answer = await api.call(publish, { body: { ...tenPercent, connection } });

    expect(answer.status).toBe(status);
    if (status === 409) expect(answer.document.type).toBe('/problems/connection-without-api');
  });

  it('needs access that its client understands, and says nothing of it', async () => {
    api.access.api = { shop: 'acme.myshopify.com', accessToken: 'not a token' };

    const { status, document } = await api.call(publish, { body: tenPercent });

    expect([status, document.type]).toEqual([409, '/problems/connection-without-api']);
    expect(JSON.stringify(document)).not.toContain('not a token');
  });

  it('is in one shop at a time', async () => {
    await api.call(publish, { body: tenPercent });

    const second = await api.call(publish, { body: { ...tenPercent, connection: 'second' } });

    expect(second.document.type).toBe('/problems/code-published');
  });

  it.each([
    { trouble: { status: 401 }, status: 502, type: '/problems/shop-refuses-access' },
    { trouble: { status: 403 }, status: 502, type: '/problems/shop-refuses-access' },
    { trouble: { status: 429 }, status: 503, type: '/problems/shop-unavailable' },
    { trouble: { status: 500 }, status: 503, type: '/problems/shop-unavailable' },
    { trouble: { status: 200, text: 'Hello.' }, status: 502, type: '/problems/shop-answer' },
  ])(
    'is answered $status where the shop answers $trouble.status, and has no outcome in the audit log',
    async (row) => {
      shop.fail(row.trouble);

      const { status, document, headers } = await api.call(publish, { body: tenPercent });

      expect([status, document.type]).toEqual([row.status, row.type]);
      expect(headers?.['retry-after']).toBe(status === 503 ? '30' : undefined);
      expect(api.faults).toHaveLength(1);
      expect(JSON.stringify([document, String(api.faults[0])])).not.toContain('shpat_');
      expect((await api.audit.list('acme', {}, { limit: 9 })).items).toEqual([
        expect.not.objectContaining({ outcome: expect.anything() }),
      ]);
    },
  );

  it('is in the audit log with the code before and after', async () => {
    await api.call(publish, { body: tenPercent });
    api.clock.now += 1_000;
    await api.call(revoke, { body: {} });

    const { items } = await api.audit.list('acme', {}, { limit: 9 });
    expect(items).toMatchObject([
      {
        ...{ kind: 'code.revoked', before: { inShop: { state: 'published' } } },
        outcome: { kind: 'done', after: { inShop: { state: 'revoked' } } },
      },
      {
        ...{ kind: 'code.published', target: '/v1/codes/MIA10/publish' },
        ...{ before: { code: 'MIA10' }, outcome: { kind: 'done' } },
      },
    ]);
  });

  it('is not for keys that only read, and knows no other merchant’s codes', async () => {
    const reader = { merchantId: 'acme', keyId: 'k', scopes: 'read' };
    const stranger = { merchantId: 'rival', keyId: 'k', scopes: 'manage' };

    expect((await api.call(publish, { as: reader, body: tenPercent })).status).toBe(403);
    expect((await api.call(publish, { as: stranger, body: tenPercent })).status).toBe(404);
    expect((await api.call(drift, { as: reader })).document.type).toBe(
      '/problems/code-not-published',
    );
  });
});

describe('revoking a code', () => {
  let shop: FakeShopCodes;
  let api: ReturnType<typeof aShopCodesApi>;
  beforeEach(async () => {
    shop = await startFakeShopifyDiscounts(() => api.clock.now);
    api = aShopCodesApi(shop);
  });
  afterEach(() => shop.stop());

  it('needs no shop for a code that is in none', async () => {
    const { document } = await api.call(revoke, { body: {} });

    expect(document).toMatchObject({ inShop: { state: 'revoked' } });
    expect(shop.asked).toEqual([]);
  });

  it('revokes nothing where the shop does not answer', async () => {
    await api.call(publish, { body: tenPercent });
    shop.fail({ status: 500 });

    expect((await api.call(revoke, { body: {} })).status).toBe(503);

    expect((await api.programs.findCode('acme', 'MIA10'))?.inShop?.state).toBe('published');
  });

  it('leaves an end that came before', async () => {
    const expiresAt = orderMoment - 1_000;
    await api.programs.saveCode(aCode({ expiresAt }));

    expect((await api.call(revoke, { body: {} })).document.expiresAt).toBe(
      formatInstant(expiresAt),
    );
  });

  it('ends a code in the shop that is made there while it is revoked', async () => {
    const { setCodeInShop } = api.programs;
    api.programs.setCodeInShop = async (code, inShop) => {
      // Between the shop's making and our hearing of it.
      if (inShop?.state === 'published') {
        const revokedAt = api.clock.now;
        await setCodeInShop(code, { state: 'revoked', revokedAt });
      }
      return setCodeInShop(code, inShop);
    };

    const answer = await api.call(publish, { body: tenPercent });

    expect(answer.document.type).toBe('/problems/code-revoked');
    const other = aShopCodesApi(shop);
    const body = { connection: 'shop', items: [{ code: 'MIA10', creatorId: 'mia' }] };
    const { document } = await other.call('POST /v1/codes/import', { body });
    expect(document.items[0].reason).toBe('ended-in-shop');
  });

  it('ends a code in the shop that was published while it was revoked', async () => {
    const { setCodeInShop } = api.programs;
    let isPublished = false;
    api.programs.setCodeInShop = async (code, inShop) => {
      if (inShop?.state === 'revoked' && !isPublished) {
        isPublished = true;
        await api.call(publish, { body: tenPercent });
      }
      return setCodeInShop(code, inShop);
    };

    const { document } = await api.call(revoke, { body: {} });

    expect(document.inShop).toMatchObject({ state: 'revoked', connection: 'shop' });
    const found = await api.programs.findCode('acme', 'MIA10');
    expect(found?.inShop?.state).toBe('revoked');
    const other = aShopCodesApi(shop);
    const body = { connection: 'shop', items: [{ code: 'MIA10', creatorId: 'mia' }] };
    const imported = await other.call('POST /v1/codes/import', { body });
    expect(imported.document.items[0].reason).toBe('ended-in-shop');
  });

  it('takes no instructions', async () => {
    expect((await api.call(revoke, { body: { at: 'noon' } })).status).toBe(422);
  });
});

describe('importing codes', () => {
  let shop: FakeShopCodes;
  let api: ReturnType<typeof aShopCodesApi>;
  beforeEach(async () => {
    shop = await startFakeShopifyDiscounts(() => api.clock.now);
    api = aShopCodesApi(shop);
  });
  afterEach(() => shop.stop());

  const importing = (...items: readonly (readonly [string, string])[]) =>
    api.call('POST /v1/codes/import', {
      body: {
        connection: 'shop',
        items: items.map(([code, creatorId]) => ({ code, creatorId })),
      },
    });
  const outcomes = ({ document }: { readonly document: { readonly items: unknown[] } }) =>
    document.items.map((item) => {
      const { outcome, reason } = item as { readonly outcome: string; readonly reason?: string };
      return reason ?? outcome;
    });

  it('says of each what became of it', async () => {
    for (const code of ['NEW', 'ENDED', 'MIA10', 'GONE']) shop.makeByHand(code);
    shop.makeOther('SHIP');
    shop.endByHand('ENDED');
    await api.programs.saveCode(aCode({ code: 'GONE' }));
    const revokedAt = orderMoment;
    await api.programs.setCodeInShop(aCode({ code: 'GONE' }), { state: 'revoked', revokedAt });

    const answer = await importing(
      ...([
        ['NEW', 'leo'],
        ['SHIP', 'mia'],
        ['ENDED', 'mia'],
        ['NOWHERE', 'mia'],
        ['MIA10', 'leo'],
        ['GONE', 'mia'],
        ['OTHER', 'nobody'],
      ] as const),
    );

    expect(outcomes(answer)).toEqual([
      ...['imported', 'imported', 'ended-in-shop', 'not-in-shop', 'code-taken', 'code-revoked'],
      'creator-not-enrolled',
    ]);
    expect(await api.programs.findCode('acme', 'NEW')).toMatchObject({
      ...{ creatorId: 'leo', programId: 'spring', validFrom: orderMoment },
      inShop: { state: 'published', discount: { value: { percent: '10' } } },
    });
    const ship = await api.call('GET /v1/codes/SHIP/drift');
    expect(ship.document).toMatchObject({ inShop: 'there', isSame: true, fields: [] });
  });

  it('comes to the same when it is asked for again', async () => {
    shop.makeByHand('NEW');
    await importing(['NEW', 'leo']);
    const kept = await api.programs.findCode('acme', 'NEW');

    expect(outcomes(await importing(['NEW', 'leo']))).toEqual(['known']);
    expect(await api.programs.findCode('acme', 'NEW')).toEqual(kept);
  });

  it('leaves a code alone whose discount has others', async () => {
    shop.fail({
      status: 200,
      body: {
        data: {
          codeDiscountNodeByCode: {
            id: 'gid://shopify/DiscountCodeNode/9',
            codeDiscount: {
              ...{ __typename: 'DiscountCodeFreeShipping', status: 'ACTIVE' },
              codesCount: { count: 500 },
            },
          },
        },
      },
    });

    expect(outcomes(await importing(['NEW', 'leo']))).toEqual(['shared-in-shop']);
  });

  it('tells what was done before the shop stopped answering', async () => {
    shop.makeByHand('ONE');
    shop.makeByHand('TWO');
    const first = await importing(['ONE', 'leo']);
    expect(outcomes(first)).toEqual(['imported']);
    shop.fail({ status: 500 });

    const answer = await importing(['ONE', 'leo'], ['TWO', 'leo'], ['MIA10', 'mia']);

    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual(['known', 'not-tried', 'not-tried']);
    expect(outcomes(await importing(['TWO', 'leo']))).toEqual(['imported']);
  });

  it('is a problem where the shop answers nothing at all', async () => {
    shop.fail({ status: 500 });

    expect((await importing(['ONE', 'leo'])).status).toBe(503);
  });

  it('begins no code when the caller has waited long enough', async () => {
    shop.makeByHand('ONE');
    shop.makeByHand('TWO');
    const find = api.programs.findEnrolment;
    api.programs.findEnrolment = (...key) => {
      api.clock.now += 13_000;
      return find(...key);
    };

    expect(outcomes(await importing(['ONE', 'leo'], ['TWO', 'leo']))).toEqual([
      ...['imported', 'not-tried'],
    ]);
  });

  it.each([
    { what: 'none', items: [] },
    { what: 'one twice', items: [['A', 'mia'] as const, ['a', 'leo'] as const] },
    {
      what: 'more than a caller waits for',
      items: Array.from({ length: 26 }, (_, index) => [`C${index}`, 'mia'] as const),
    },
  ])('refuses $what', async ({ items }) => {
    expect((await importing(...items)).status).toBe(422);
  });
});
