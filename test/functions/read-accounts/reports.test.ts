import { describe, expect, it } from '@jest/globals';
import { aReadingWorld, aToken, readerKey, strangerKey } from '../../support/a-reading-world.ts';
import {
  aProgram,
  aRefund,
  aRefundFact,
  aTouch,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const march = 'programId=spring&from=2026-03-01&to=2026-03-31';
const usd = (amount: string) => ({ amount, currency: 'USD' });

async function aQuarter() {
  const world = aReadingWorld();
  const click = { kind: 'click' as const, recordedAt: daysAfterOrder(0) };
  await world.touches.addTouch('acme', aTouch({ ...click, touchId: 't1' }));
  await world.touches.addTouch('acme', aTouch({ ...click, touchId: 't2', filtered: 'bot' }));
  await world.touches.addTouch('acme', aTouch({ ...click, touchId: 't3', creatorId: 'zoe' }));
  await world.order('1001', { tokens: [aToken('mia', 2), aToken('zoe', 3)] });
  await world.order('1002', { tokens: [] });
  await world.order('1003', {
    placedAt: daysAfterOrder(60),
    paidAt: daysAfterOrder(60),
    tokens: [aToken('mia', -50)],
  });
  return world;
}

describe('GET /v1/reports/program', () => {
  it('gives the figures of a program for some days', async () => {
    const world = await aQuarter();

    const { status, body } = await world.get('/v1/reports/program', march, readerKey);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      programId: 'spring',
      from: '2026-03-01',
      to: '2026-03-31',
      clicks: { counted: 2, filtered: 1 },
      currencies: [
        {
          currency: 'USD',
          orders: 1,
          newCustomers: 1,
          revenue: usd('100.00'),
          commission: usd('10.00'),
          spend: usd('10.00'),
          costPerAcquisition: usd('10.00'),
          returnOnSpend: '10.00',
          unattributed: { orders: 1, revenue: usd('100.00') },
        },
      ],
    });
  });
});

describe('GET /v1/reports/program of a program with a budget', () => {
  it('shows what is used of it, what is owed beyond it, and since when it stops', async () => {
    const budget = { amount: { minorUnits: 1_500n, currency: 'USD' }, whenSpent: 'stop' } as const;
    const world = aReadingWorld({ programs: [aProgram({ budget })] });
    const report = () => world.get('/v1/reports/program', march);
    const nothing = { used: usd('0.00'), left: usd('15.00'), overspent: usd('0.00') };
    expect((await report()).body).toMatchObject({ budget: { ...nothing, stoppedAt: null } });

    await world.order('1001', { tokens: [aToken('mia', 2)] });
    await world.order('1002', { tokens: [aToken('mia', 3)] });

    expect((await report()).body).toMatchObject({
      budget: {
        amount: usd('15.00'),
        whenSpent: 'stop',
        period: null,
        used: usd('20.00'),
        left: usd('0.00'),
        overspent: usd('5.00'),
        stoppedAt: expect.stringMatching(/^2026-03-/),
      },
    });
  });
});

describe('GET /v1/reports/creators', () => {
  it('gives the figures of each creator for some days', async () => {
    const world = await aQuarter();

    const { body } = await world.get('/v1/reports/creators', march);

    expect(body).toMatchObject({
      programId: 'spring',
      items: [
        {
          creatorId: 'mia',
          creatorName: 'Mia Mountain',
          clicks: { counted: 1, filtered: 1 },
          currencies: [{ currency: 'USD', orders: 1, earned: usd('5.00'), pending: usd('5.00') }],
        },
        { creatorId: 'zoe', clicks: { counted: 1, filtered: 0 } },
      ],
    });
  });
});

describe('GET /v1/reports/finance', () => {
  it('agrees while money is pending, on its way, in the accounts, and after a restatement', async () => {
    const world = await aQuarter();
    const days = 'from=2026-03-01&to=2026-05-31';
    const report = async () => (await world.get('/v1/reports/finance', days)).body;

    const open = await report();
    world.clock.at = daysAfterOrder(45);
    await world.planClosings();
    for (const key of world.asked.splice(0)) await world.close(key);
    const onItsWay = await report();
    await world.post();
    const settled = await report();
    await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(46) })));
    await world.assess();
    const restated = await report();

    const part = (currency: object) => ({ currencies: [{ currency: 'USD', ...currency }] });
    expect(open).toMatchObject(
      part({ netExpense: usd('20.00'), pending: usd('20.00'), agrees: true }),
    );
    expect(onItsWay).toMatchObject(
      part({ pending: usd('10.00'), settling: usd('10.00'), agrees: true }),
    );
    expect(settled).toMatchObject(
      part({ settling: usd('0.00'), payable: usd('10.00'), agrees: true }),
    );
    expect(restated).toMatchObject(
      part({ netExpense: usd('17.50'), settling: usd('-2.50'), agrees: true }),
    );
    expect(world.violations()).toEqual([]);
  });

  it('agrees for days that leave settled orders out', async () => {
    const world = await aQuarter();
    world.clock.at = daysAfterOrder(45);
    await world.closeAndPost();

    const { body } = await world.get('/v1/reports/finance', 'from=2026-04-01&to=2026-05-31');

    expect(body).toMatchObject({
      currencies: [
        {
          netExpense: usd('10.00'),
          otherOrders: usd('10.00'),
          payable: usd('10.00'),
          agrees: true,
        },
      ],
    });
  });
});

describe('reports', () => {
  it('answer the same 404 for what is unknown and what is another merchant’s', async () => {
    const world = await aQuarter();

    const answers = await Promise.all([
      world.get('/v1/reports/program', march, strangerKey),
      world.get('/v1/reports/creators', march, strangerKey),
      world.get('/v1/reports/program', march.replace('spring', 'autumn')),
      world.get('/v1/reports/weather', march),
      world.get('/v1/reports/constructor', march),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it.each([
    ['program', 'from=2026-03-01&to=2026-03-31'],
    ['creators', `${march}&limit=5`],
    ['finance', march],
  ])('%s answers 422 to parameters that are missing or unknown', async (name, query) => {
    expect((await aReadingWorld().get(`/v1/reports/${name}`, query)).status).toBe(422);
  });

  it('show a merchant nothing of another one', async () => {
    const world = await aQuarter();
    const days = 'from=2026-03-01&to=2026-03-31';

    const { body } = await world.get('/v1/reports/finance', days, strangerKey);

    expect(body).toMatchObject({ currencies: [] });
  });
});
