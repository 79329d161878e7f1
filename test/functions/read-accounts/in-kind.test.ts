import { describe, expect, it } from '@jest/globals';
import { aReadingWorld, aToken, keyOf } from '../../support/a-reading-world.ts';
import {
  aHoldFact,
  aPlanVersion,
  aRefund,
  aRefundFact,
  daysAfterOrder,
  inKindPerOrder,
  percent,
  storeCredit,
} from '../../support/factories/index.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const credit = (amount: string) => ({ amount, unit: 'store-credit:USD' });
const points = (amount: string) => ({ amount, unit: 'points' });
const nothing = { payable: '0', held: '0', inPayout: '0', paid: '0', taxWithheld: '0', debt: '0' };

/** 10 % in cash, 5 % as store credit, and 50 points an order. */
function aGenerousWorld() {
  const rewards = [percent(10n), storeCredit(5n), inKindPerOrder(50n)];
  const version = aPlanVersion({ rules: [{ ruleId: 'fans', rewards }] });
  return aReadingWorld({ planVersions: [{ merchantId: 'acme', version }] });
}

type GenerousWorld = ReturnType<typeof aGenerousWorld>;

/** The order of 100.00 that `mia` led to, closed and in her account. */
async function aClosedOrder(): Promise<GenerousWorld> {
  const world = aGenerousWorld();
  await world.order('1001', { tokens: [aToken('mia', 2)] });
  world.clock.at = daysAfterOrder(45);
  await world.closeAndPost();
  return world;
}

/** A quarter of the order is given back after the close. */
async function refund(world: GenerousWorld) {
  await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(46) })));
  await world.assess();
  await world.post();
}

describe('what is owed besides cash', () => {
  it('is pending with its order, listed apart from the money', async () => {
    const world = aGenerousWorld();
    await world.order('1001', { tokens: [aToken('mia', 2)] });

    const { body } = await world.get('/v1/conversions/shop~1001');

    expect(body).toMatchObject({
      status: 'pending',
      commission: usd('10.00'),
      owed: [{ creatorId: 'mia', amount: usd('10.00') }],
      owedInKind: [
        { creatorId: 'mia', amount: points('50') },
        { creatorId: 'mia', amount: credit('5.00') },
      ],
      journal: [
        {
          postings: expect.arrayContaining([
            { account: 'pending', owner: 'mia', amount: points('-50') },
          ]),
        },
      ],
    });
  });

  it('is held with its order', async () => {
    const world = aGenerousWorld();
    await world.receive(aHoldFact('hold-1'));
    await world.order('1001', { tokens: [aToken('mia', 2)] });

    expect((await world.get('/v1/accounts/mia')).body).toMatchObject({
      inKind: [
        { unit: 'points', recentOrders: { held: points('50'), pending: points('0') } },
        { unit: 'store-credit:USD', recentOrders: { held: credit('5.00') } },
      ],
    });
  });

  it('becomes payable in the account, unit by unit', async () => {
    const world = await aClosedOrder();

    const { body } = await world.get('/v1/accounts/mia');

    expect(world.violations()).toEqual([]);
    expect(body).toMatchObject({
      currencies: [{ currency: 'USD', account: { payable: usd('10.00') } }],
      inKind: [
        {
          unit: 'points',
          account: { payable: points('50'), debt: points('0') },
          recentOrders: { orders: 1, earned: points('50'), pending: points('0') },
        },
        { unit: 'store-credit:USD', account: { payable: credit('5.00') } },
      ],
    });
  });

  it('is taken back by a refund with the cash, each in its unit', async () => {
    const world = await aClosedOrder();
    await refund(world);

    expect(world.violations()).toEqual([]);
    expect((await world.ledger.readHead('acme', 'mia')).balances).toMatchObject({
      USD: { payable: 750n, debt: 0n },
      // 50 points prorated to three quarters are 37.5, half-even 38.
      points: { payable: 38n, debt: 0n },
      'store-credit:USD': { payable: 375n, debt: 0n },
    });
    expect((await world.get('/v1/accounts/mia/entries')).body).toMatchObject({
      items: [
        { sequence: 1 },
        {
          legs: [
            { revision: 2, amount: usd('-2.50') },
            { revision: 2, amount: points('-12') },
            { revision: 2, amount: credit('-1.25') },
          ],
        },
      ],
    });
  });

  it('is held back in the account by a hold after the close, as the cash is', async () => {
    const world = await aClosedOrder();
    await world.receive(aHoldFact('hold-1'));
    await world.assess();
    await world.post();

    expect(world.violations()).toEqual([]);
    expect((await world.get('/v1/accounts/mia')).body).toMatchObject({
      currencies: [{ account: { payable: usd('0.00'), held: usd('10.00') } }],
      inKind: [
        { unit: 'points', account: { payable: points('0'), held: points('50') } },
        { unit: 'store-credit:USD', account: { held: credit('5.00') } },
      ],
    });
  });

  it('is in the statement of its month beside the currencies', async () => {
    const world = await aClosedOrder();
    await refund(world);

    const { body } = await world.get('/v1/statements/mia/2026-04');

    expect(body).toMatchObject({
      currencies: [{ currency: 'USD', closing: usd('7.50') }],
      inKind: [
        {
          unit: 'points',
          opening: points('0'),
          earned: points('38'),
          paid: points('0'),
          closing: points('38'),
          closingBalances: { ...pointsOf(nothing), payable: points('38') },
          lines: [{ amount: points('50') }, { amount: points('-12') }],
          payouts: [],
        },
        { unit: 'store-credit:USD', closing: credit('3.75') },
      ],
    });
  });

  it('is in no sum of money of any report, and listed by unit', async () => {
    const world = await aClosedOrder();
    const days = 'from=2026-03-01&to=2026-03-31';

    const program = await world.get('/v1/reports/program', `programId=spring&${days}`);
    const creators = await world.get('/v1/reports/creators', `programId=spring&${days}`);
    const finance = await world.get('/v1/reports/finance', days);

    expect(program.body).toMatchObject({
      currencies: [{ currency: 'USD', commission: usd('10.00'), spend: usd('10.00') }],
      inKind: [
        { unit: 'points', orders: 1, owed: points('50') },
        { unit: 'store-credit:USD', orders: 1, owed: credit('5.00') },
      ],
    });
    expect(creators.body).toMatchObject({
      items: [
        {
          creatorId: 'mia',
          currencies: [{ currency: 'USD', earned: usd('10.00') }],
          inKind: [
            { unit: 'points', earned: points('50'), account: { payable: points('50') } },
            { unit: 'store-credit:USD', earned: credit('5.00') },
          ],
        },
      ],
    });
    expect(finance.body).toMatchObject({
      currencies: [{ currency: 'USD', netExpense: usd('10.00'), agrees: true }],
      inKind: [
        { unit: 'points', netExpense: points('50'), payable: points('50'), agrees: true },
        { unit: 'store-credit:USD', payable: credit('5.00'), agrees: true },
      ],
    });
  });

  it('shows in the finance report where it waits, and when it got lost', async () => {
    const world = await aClosedOrder();
    await world.receive(aRefundFact(aRefund({ processedAt: daysAfterOrder(46) })));
    await world.assess();
    const finance = () => world.get('/v1/reports/finance', 'from=2026-03-01&to=2026-03-31');

    expect((await finance()).body).toMatchObject({
      inKind: [
        { unit: 'points', netExpense: points('38'), settling: points('-12'), agrees: true },
        { unit: 'store-credit:USD', settling: credit('-1.25'), agrees: true },
      ],
    });
  });

  it('is shown to its creator alone, and explained', async () => {
    const world = await aClosedOrder();
    const days = 'from=2026-03-01&to=2026-03-31';

    const own = await world.get('/v1/me/conversions', days, keyOf('mia'));
    const profile = await world.get('/v1/me', '', keyOf('mia'));
    const explained = await world.get('/v1/me/conversions/shop~1001/explanation', '', keyOf('mia'));

    expect(own.body).toMatchObject({
      items: [{ amount: usd('10.00'), amountsInKind: [points('50'), credit('5.00')] }],
    });
    expect(profile.body).toMatchObject({
      inKind: [{ unit: 'points', account: { payable: points('50') } }, {}],
    });
    expect(explained.body).toMatchObject({ amountsInKind: [points('50'), credit('5.00')] });
    expect((await world.get('/v1/me/conversions', days, keyOf('zoe'))).body).toEqual({ items: [] });
  });

  it('makes an order of a program that pays no cash one that owes somebody', async () => {
    const version = aPlanVersion({ rules: [{ ruleId: 'fans', rewards: [inKindPerOrder(50n)] }] });
    const world = aReadingWorld({ planVersions: [{ merchantId: 'acme', version }] });
    await world.order('1001', { tokens: [aToken('mia', 2)] });
    const query = 'programId=spring&from=2026-03-01&to=2026-03-31';

    expect((await world.get('/v1/reports/program', query)).body).toMatchObject({
      currencies: [{ orders: 1, commission: usd('0.00'), unattributed: { orders: 0 } }],
    });
    expect(
      (await world.get('/v1/me/conversions', query.slice(17), keyOf('mia'))).body,
    ).toMatchObject({
      items: [{ amount: usd('0.00'), amountsInKind: [points('50')] }],
    });
  });
});

function pointsOf(balances: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(balances).map(([name, each]) => [name, points(each)]));
}
