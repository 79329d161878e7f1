import { describe, expect, it } from '@jest/globals';
import { aReadingWorld, aToken, readerKey, strangerKey } from '../../support/a-reading-world.ts';
import { aHoldFact, aRefund, aRefundFact, daysAfterOrder } from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** One order of `mia` closed and restated, one pending, one held. */
async function aBusyAccount() {
  const world = aReadingWorld();
  await world.order('1001', { tokens: [aToken('mia', 2)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(46) })));
  await world.assess();
  await world.post();
  world.clock.at = daysAfterOrder(47);
  const bought = { placedAt: daysAfterOrder(10), paidAt: daysAfterOrder(10) };
  await world.order('1002', { ...bought, tokens: [aToken('mia', 2)] });
  await world.receive(aHoldFact('hold-1', { orderId: '1003' }));
  await world.order('1003', { ...bought, tokens: [aToken('mia', 2), aToken('zoe', 2)] });
  return world;
}

describe('GET /v1/accounts/{creatorId}', () => {
  it('tells the whole account from what recent orders say', async () => {
    const world = await aBusyAccount();

    const { status, body } = await world.get('/v1/accounts/mia', '', readerKey);

    expect(status).toBe(200);
    expect(body).toEqual({
      creatorId: 'mia',
      creatorName: 'Mia Mountain',
      recentOrdersPlaced: { from: '2025-12-20', to: '2026-04-18' },
      currencies: [
        {
          currency: 'USD',
          account: {
            payable: usd('7.50'),
            held: usd('0.00'),
            inPayout: usd('0.00'),
            paid: usd('0.00'),
            taxWithheld: usd('0.00'),
            debt: usd('0.00'),
          },
          recentOrders: {
            orders: 3,
            earned: usd('22.50'),
            pending: usd('10.00'),
            nextCloseAt: '2026-04-26T10:00:00.000Z',
            lastCloseAt: '2026-04-26T10:00:00.000Z',
            held: usd('5.00'),
            heldOrders: [
              {
                conversionId: 'shop~1003',
                amount: usd('5.00'),
                holds: [{ reason: 'manual', since: expect.any(String) }],
              },
            ],
          },
        },
      ],
      inKind: [],
    });
  });

  it('looks at orders of the last 120 days only, and says so', async () => {
    const world = aReadingWorld();
    await world.order('1001', { tokens: [aToken('mia', 2)] });
    world.clock.at = daysAfterOrder(119);
    const within = await world.get('/v1/accounts/mia');
    world.clock.at = daysAfterOrder(120);
    const beyond = await world.get('/v1/accounts/mia');

    expect(within.body).toMatchObject({
      currencies: [{ recentOrders: { pending: usd('10.00') } }],
    });
    expect(beyond.body).toMatchObject({
      recentOrdersPlaced: { from: '2026-03-03', to: '2026-06-30' },
      currencies: [],
    });
  });
});

describe('GET /v1/accounts/{creatorId}/entries', () => {
  it('pages through the journal by sequence, with the orders behind each sum', async () => {
    const world = await aBusyAccount();

    const first = await world.get('/v1/accounts/mia/entries', 'limit=1');
    const second = await world.get('/v1/accounts/mia/entries', 'limit=1&cursor=1');

    expect(first.body).toMatchObject({
      items: [
        {
          sequence: 1,
          kind: 'settle',
          postings: expect.arrayContaining([
            { account: 'payable', owner: 'mia', amount: usd('-10.00') },
          ]),
          legs: [{ conversionId: 'shop~1001', revision: 1, amount: usd('10.00') }],
        },
      ],
      next: '1',
    });
    expect(second.body).toMatchObject({ items: [{ sequence: 2 }] });
    expect(second.body).not.toHaveProperty('next');
  });

  it.each(['cursor=abc', 'cursor=-1', 'limit=1000'])('answers 400 to %s', async (query) => {
    expect((await aReadingWorld().get('/v1/accounts/mia/entries', query)).status).toBe(400);
  });
});

describe('GET /v1/statements/{creatorId}/{period}', () => {
  it('is cut by posting time, and final once the month is over', async () => {
    const world = await aBusyAccount();

    const running = await world.get('/v1/statements/mia/2026-04');
    world.clock.at = daysAfterOrder(60);
    const over = await world.get('/v1/statements/mia/2026-04');

    expect(running.body).toMatchObject({
      creatorId: 'mia',
      period: '2026-04',
      from: '2026-04-01T00:00:00.000Z',
      until: '2026-05-01T00:00:00.000Z',
      final: false,
      currencies: [
        {
          currency: 'USD',
          opening: usd('0.00'),
          earned: usd('7.50'),
          paid: usd('0.00'),
          closing: usd('7.50'),
          closingBalances: { payable: usd('7.50') },
          lines: [
            { conversionId: 'shop~1001', revision: 1, amount: usd('10.00') },
            { conversionId: 'shop~1001', revision: 2, amount: usd('-2.50') },
          ],
          payouts: [],
        },
      ],
    });
    expect(over.body).toEqual({ ...(running.body as object), final: true });
  });

  it('answers 422 to what is no month', async () => {
    expect((await aReadingWorld().get('/v1/statements/mia/2026-13')).status).toBe(422);
  });
});

describe('accounts and statements', () => {
  it('answer the same 404 for unknown creators, another merchant’s, and what is no id', async () => {
    const world = aReadingWorld();

    const answers = await Promise.all(
      ['/v1/accounts/ID', '/v1/accounts/ID/entries', '/v1/statements/ID/2026-03'].flatMap(
        (path) => [
          world.get(path.replace('ID', 'mia'), '', strangerKey),
          world.get(path.replace('ID', 'nobody')),
          world.get(path.replace('ID', 'N%23BODY')),
        ],
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it.each(['/v1/accounts/mia', '/v1/accounts/mia/entries', '/v1/statements/mia/2026-03'])(
    '%s refuses parameters that it does not know',
    async (path) => {
      expect((await aReadingWorld().get(path, 'creatorId=zoe')).status).toBe(422);
    },
  );
});

describe('GET /v1/closings', () => {
  it('counts what is overdue and what is due, by day, with the watermark of the walk', async () => {
    const world = aReadingWorld();
    await world.order('1001', { tokens: [aToken('mia', 2)] });
    await world.order('1002', { placedAt: daysAfterOrder(0.1), paidAt: daysAfterOrder(0.1) });
    await world.order('1003', { placedAt: daysAfterOrder(9), paidAt: daysAfterOrder(9) });
    world.clock.at = daysAfterOrder(45);

    const before = await world.get('/v1/closings');
    await world.closeAndPost();
    const after = await world.get('/v1/closings', '', readerKey);

    expect(before.body).toEqual({
      asOf: '2026-04-16T10:00:00.000Z',
      watermark: null,
      until: '2026-06-17',
      overdue: 1,
      due: 2,
      days: [
        { day: '2026-04-16', overdue: 1, due: 1 },
        { day: '2026-04-25', overdue: 0, due: 1 },
      ],
    });
    expect(after.body).toMatchObject({ watermark: '2026-04-16', overdue: 0, due: 2 });
  });

  it('shows a merchant nothing of another one', async () => {
    const world = aReadingWorld();
    await world.order('1001');

    expect((await world.get('/v1/closings', '', strangerKey)).body).toMatchObject({ days: [] });
  });
});
