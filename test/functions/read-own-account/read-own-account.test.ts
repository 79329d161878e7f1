import { describe, expect, it } from '@jest/globals';
import {
  aReadingWorld,
  aToken,
  keyOf,
  managerKey,
  zoeCode,
} from '../../support/a-reading-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import {
  aHoldFact,
  anEnrolment,
  anOrderLine,
  aPlanVersion,
  aRefund,
  aRefundFact,
  aStanding,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const spring = 'from=2026-03-01&to=2026-05-31';
const usd = (amount: string) => ({ amount, currency: 'USD' });
type Conversions = { items: { conversionId: string }[]; next?: string };
const idsOf = (body: unknown) =>
  (body as Conversions).items.map(({ conversionId }) => conversionId);

/**
 * 1001 is shared by `mia` and `zoe` and closed, 1002 went to `zoe`'s code although `mia` was clicked,
 * 1003 is `mia`'s and held, 1004 is `zoe`'s alone.
 */
async function aSharedShop() {
  const world = aReadingWorld();
  const lines = [anOrderLine({ grossMinorUnits: 7_770n })];
  await world.order('1001', { lines, tokens: [aToken('mia', 2), aToken('zoe', 3)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  const bought = { placedAt: daysAfterOrder(10), paidAt: daysAfterOrder(10) };
  await world.order('1002', { ...bought, tokens: [aToken('mia', 2)], codes: [zoeCode] });
  await world.receive(aHoldFact('hold-1', { orderId: '1003' }));
  await world.order('1003', { ...bought, tokens: [aToken('mia', 1)] });
  await world.order('1004', { ...bought, tokens: [aToken('zoe', 1)] });
  return world;
}

describe('a creator’s own view', () => {
  it('GET /v1/me shows until when a changed account waits', async () => {
    const world = aReadingWorld();
    const mia = await world.directory.findCreator('acme', 'mia');
    if (mia === undefined) throw new Error('Mia is enrolled.');
    const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'Mia', account: 'ACCOUNT-0001' });
    await world.directory.saveCreator({ ...mia, payoutMethod }, daysAfterOrder(1));

    const { body } = await world.get('/v1/me', '', keyOf('mia'));

    expect(body).toMatchObject({
      accountChange: {
        ...{ at: '2026-03-03T10:00:00.000Z', paidFrom: '2026-03-06T10:00:00.000Z' },
        ...{ from: { rail: 'sepa', accountEnding: '2051' }, to: { accountEnding: '0001' } },
      },
    });
  });

  it('GET /v1/me shows the profile, the programs and the balances', async () => {
    const world = await aSharedShop();

    const { status, body } = await world.get('/v1/me', '', keyOf('mia'));

    expect(status).toBe(200);
    expect(body).toMatchObject({
      creatorId: 'mia',
      creatorName: 'Mia Mountain',
      programs: [{ programId: 'spring', name: 'Spring program' }],
      recentOrdersPlaced: { to: '2026-04-16' },
      currencies: [
        {
          currency: 'USD',
          account: { payable: usd('3.88') },
          recentOrders: {
            orders: 2,
            held: usd('10.00'),
            heldOrders: [{ conversionId: 'shop~1003' }],
          },
        },
      ],
    });
  });

  it('GET /v1/me/entries pages through the own journal', async () => {
    const world = await aSharedShop();

    const { body } = await world.get('/v1/me/entries', 'limit=10', keyOf('mia'));

    expect(body).toMatchObject({
      items: [{ sequence: 1, legs: [{ conversionId: 'shop~1001', amount: usd('3.88') }] }],
    });
    expect((await world.get('/v1/me/entries', 'cursor=x', keyOf('mia'))).status).toBe(400);
  });

  it('GET /v1/me/conversions lists what owes the creator something, with the own amount', async () => {
    const world = await aSharedShop();

    const { body } = await world.get('/v1/me/conversions', spring, keyOf('mia'));

    expect(body).toMatchObject({
      items: [
        { conversionId: 'shop~1001', status: 'closed', amount: usd('3.88'), holds: [] },
        {
          conversionId: 'shop~1003',
          status: 'held',
          amount: usd('10.00'),
          holds: [{ reason: 'manual' }],
        },
      ],
    });
  });

  it('GET /v1/me/conversions pages, and skips what is not the creator’s', async () => {
    const world = await aSharedShop();
    const { body } = await world.get('/v1/me/conversions', `${spring}&limit=1`, keyOf('zoe'));
    const cursor = (body as Conversions).next;
    const rest = await world.get('/v1/me/conversions', `${spring}&cursor=${cursor}`, keyOf('zoe'));

    expect(idsOf(body)).toEqual(['shop~1001']);
    expect(idsOf(rest.body)).toEqual(['shop~1002', 'shop~1004']);
    expect(rest.body).not.toHaveProperty('next');
  });

  it('GET /v1/me/conversions still lists what a refund took back', async () => {
    const world = await aSharedShop();
    const refund = aRefund({
      processedAt: daysAfterOrder(46),
      lines: [{ lineId: 'line-1', quantity: 1, minorUnits: 7_770n }],
    });
    await world.receive(aRefundFact(refund));
    await world.assess();

    const { body } = await world.get('/v1/me/conversions', spring, keyOf('mia'));

    expect(body).toMatchObject({ items: [{ conversionId: 'shop~1001', amount: usd('0.00') }, {}] });
  });

  it('explains why the creator was paid, and why not, in words addressed to them', async () => {
    const world = await aSharedShop();
    const explain = (id: string) =>
      world.get(`/v1/me/conversions/shop~${id}/explanation`, '', keyOf('mia'));

    const shared = await explain('1001');
    const lost = await explain('1002');

    expect(shared.body).toMatchObject({
      creatorId: 'mia',
      amount: usd('3.88'),
      otherCreators: 1,
      touches: [{ creatorId: 'mia', credit: { fraction: '1/2' } }],
    });
    expect(lost.status).toBe(200);
    expect(lost.body).toMatchObject({
      amount: usd('0.00'),
      touches: [{ creatorId: 'mia', verdict: 'superseded-by-code' }],
      shares: [],
    });
    expect((lost.body as { sentences: string[] }).sentences).toContain(
      'Not you, because a code on the order takes precedence over your click in this program.',
    );
  });

  it('answers the same 404 to orders without a touch of the creator, and to none', async () => {
    const world = await aSharedShop();

    const answers = await Promise.all(
      ['shop~1004', 'shop~9', 'nonsense'].map((id) =>
        world.get(`/v1/me/conversions/${id}/explanation`, '', keyOf('mia')),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('says nothing of other creators: no id, name, code, link or amount', async () => {
    const world = await aSharedShop();

    const answers = await Promise.all([
      world.get('/v1/me', '', keyOf('mia')),
      world.get('/v1/me/entries', '', keyOf('mia')),
      world.get('/v1/me/conversions', spring, keyOf('mia')),
      ...['1001', '1002', '1003'].map((id) =>
        world.get(`/v1/me/conversions/shop~${id}/explanation`, '', keyOf('mia')),
      ),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const text = answers.map((answer) => answer.text).join('\n');
    expect(text).toContain('mia');
    // 7.77 is the whole commission of 1001, 3.89 Zoë's half, 10.00 hers of 1002.
    expect(text).not.toMatch(/zoe|zenith|ZOE15|7\.77[^0]|3\.89|15\.00|Looks odd|hold-1/i);
    expect(answers[4]?.text).not.toContain('10.00');
  });

  it.each([
    '/v1/me',
    '/v1/me/entries',
    '/v1/me/conversions',
    '/v1/me/conversions/shop~1/explanation',
  ])('%s needs the scope, and a key that belongs to a creator', async (path) => {
    const world = aReadingWorld();
    const unbound = { merchantId: 'acme', keyId: 'k', scopes: 'me' };

    expect((await world.get(path, '', managerKey)).status).toBe(403);
    expect((await world.get(path, '', unbound)).status).toBe(403);
  });

  it.each(['/v1/me', '/v1/me/entries', '/v1/me/conversions'])(
    '%s takes no creator from the query',
    async (path) => {
      const answer = await aReadingWorld().get(path, `${spring}&creatorId=zoe`, keyOf('mia'));

      expect(answer.status).toBe(422);
    },
  );

  it('is unknown to another merchant’s key of the same creator id', async () => {
    const world = await aSharedShop();
    const foreign = keyOf('mia', 'umbrella');

    expect((await world.get('/v1/me', '', foreign)).status).toBe(404);
    expect((await world.get('/v1/me/conversions', spring, foreign)).body).toEqual({ items: [] });
    expect((await world.get('/v1/me/entries', '', foreign)).body).toEqual({ items: [] });
  });

  it('shows whoever brought a creator in their own share, and nothing of the order', async () => {
    const rate = { numerator: 5n, denominator: 100n };
    const version = aPlanVersion({ referralShare: { ruleId: 'referrer', rate } });
    const world = aReadingWorld({
      planVersions: [{ merchantId: 'acme', version }],
      enrolments: [
        anEnrolment({ standings: [aStanding({ referredBy: 'zoe' })] }),
        anEnrolment({ creatorId: 'zoe' }),
      ],
    });
    await world.order('1001', { tokens: [aToken('mia', 2)] });
    const path = '/v1/me/conversions/shop~1001/explanation';

    const { status, text, body } = await world.get(path, '', keyOf('zoe'));

    expect(status).toBe(200);
    expect(body).toMatchObject({ amount: usd('0.50'), touches: [], lines: [] });
    expect((body as { sentences: string[] }).sentences).toContain(
      '5 % of what a creator whom you brought in earned: 0.50 USD (rule referrer, plan standard, version v1).',
    );
    expect(text).not.toMatch(/mia|10\.00|100\.00/i);
  });
});
