import { describe, expect, it } from '@jest/globals';
import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { honourAdmissions } from '../../../core/plans/budgets/honour-admissions.ts';
import type { Code, Program } from '../../../core/programs/program.ts';
import { explainStoredConversion } from '../../../functions/shared/reading/explain-stored-conversion.ts';
import { aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { aPolicy } from '../../support/factories/a-policy.ts';
import { aCode, aLink, anEnrolment, aProgram } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/moments.ts';

const msPerHour = 3_600_000;
const hours = (count: number) => orderMoment + count * msPerHour;
const keyOf = (orderId: string) => ({ merchantId: 'acme', conversionId: `shop~${orderId}` });
const usesCode = (code: string) => [{ code, discountMinorUnits: 0n, applied: true }];
const owedTo = (creatorId: string, minorUnits = 1_000n) => [{ creatorId, minorUnits }];

/** Orders of 100.00 USD, of which 10 % are owed. */
function aSystem(code: Partial<Code> = {}, program: Partial<Program> = {}) {
  const system = aSettlingSystem({
    programs: [aProgram({ attribution: aPolicy({ model: { kind: 'linear' } }), ...program })],
    enrolments: [anEnrolment(), anEnrolment({ creatorId: 'zoe' })],
    codes: [aCode({ code: 'MIA10', ...code })],
    links: [
      aLink({ slug: 'mia-tent', campaignId: 'summer' }),
      aLink({ slug: 'zoe-tent', creatorId: 'zoe' }),
    ],
  });
  return {
    ...system,
    async order(orderId: string, placedAt: number, changes: Partial<OrderSnapshot> = {}) {
      system.clock.at = Math.max(system.clock.at, placedAt + 60_000);
      const order = anOrderSnapshot({ orderId, placedAt, codes: usesCode('MIA10'), ...changes });
      const factId = `order/${orderId}/${Object.keys(changes).join()}`;
      const sourceVersion = placedAt + Object.keys(changes).length;
      await system.receive(anOrderFact(order, { orderId, factId, digest: factId, sourceVersion }));
      await system.assess(keyOf(orderId));
      return (await system.stateOf(keyOf(orderId)))?.owed ?? [];
    },
    async usesOf(id: string, kind: 'code' | 'budget' = 'code', periodKey?: string) {
      const key = {
        merchantId: 'acme',
        kind,
        id,
        ...(periodKey === undefined ? {} : { periodKey }),
      };
      return (await system.budgets.read(key, '')).state;
    },
  };
}

const click = (creatorId: string, at: number) => ({
  touchId: `${creatorId}-${at}`,
  slug: `${creatorId}-tent`,
  programId: 'spring',
  creatorId,
  visitorId: 'visitor-1',
  at,
});

describe('a usage limit of a code', () => {
  const two = { uses: 2n, whenSpent: 'stop' } as const;

  it('lets so many orders earn, and tells of 80 and 100 percent', async () => {
    const system = aSystem({ usageLimit: two });

    expect(await system.order('1', orderMoment)).toEqual(owedTo('mia'));
    expect(await system.order('2', hours(1))).toEqual(owedTo('mia'));
    expect(await system.usesOf('MIA10')).toMatchObject({
      usedUnits: 2n,
      notices: { alerted: [80, 100], stoppedAt: system.clock.at },
    });

    expect(await system.order('3', hours(2))).toEqual([]);
    expect(JSON.stringify(await explainStoredConversion(system, keyOf('3')))).toContain(
      'budget-exhausted',
    );
    expect(await system.usesOf('MIA10')).toMatchObject({ usedUnits: 2n });
  });

  it('by default lets all earn, and shows by how much it was exceeded', async () => {
    const system = aSystem({ usageLimit: { uses: 1n, whenSpent: 'honour' } });
    await system.order('1', orderMoment);

    expect(await system.order('2', hours(1))).toEqual(owedTo('mia'));
    expect(await system.usesOf('MIA10')).toMatchObject({ usedUnits: 2n });
  });

  it('stops the code only: a click still earns', async () => {
    const system = aSystem({ usageLimit: { uses: 1n, whenSpent: 'stop' } });
    await system.order('1', orderMoment);

    const tokens = [click('zoe', hours(2))];
    expect(await system.order('2', hours(3), { tokens })).toEqual(owedTo('zoe'));
    expect(await system.usesOf('MIA10')).toMatchObject({ usedUnits: 1n });
  });

  it('gets back the use of an order that earns nothing any more', async () => {
    const system = aSystem({ usageLimit: two });
    await system.order('1', orderMoment);

    await system.order('1', orderMoment, { cancelledAt: hours(1) });

    expect(await system.usesOf('MIA10')).toMatchObject({ usedUnits: 0n });
  });

  it('counts no code that the shop did not apply, or that has no credit', async () => {
    const system = aSystem({ usageLimit: two });

    await system.order('1', orderMoment, {
      codes: [{ code: 'MIA10', discountMinorUnits: 0n, applied: false }],
    });
    await system.order('2', orderMoment, { test: true });

    expect((await system.usesOf('MIA10'))?.usedUnits ?? 0n).toBe(0n);
  });

  it('begins anew with each period', async () => {
    const system = aSystem({ usageLimit: { uses: 1n, period: 'month', whenSpent: 'stop' } });
    await system.order('1', orderMoment);

    expect(await system.order('2', daysAfterOrder(2))).toEqual([]);
    expect(await system.order('3', daysAfterOrder(40))).toEqual(owedTo('mia'));
    expect(await system.usesOf('MIA10', 'code', '2026-04')).toMatchObject({ usedUnits: 1n });
  });

  it('is kept as facts, which a replay honours', async () => {
    const system = aSystem({ usageLimit: two });
    for (const orderId of ['1', '2', '3']) await system.order(orderId, hours(Number(orderId)));
    await system.order('1', hours(1), { cancelledAt: hours(5) });
    const key = { merchantId: 'acme', kind: 'code', id: 'MIA10' } as const;
    const allowance = { key, units: 2n, whenSpent: 'stop' } as const;

    const facts = await system.budgets.listAdmissions(key, undefined, 100);

    expect(honourAdmissions(allowance, facts.toReversed()).state).toEqual(
      await system.usesOf('MIA10'),
    );
  });

  it('lets many orders in at once, each counted once', async () => {
    const system = aSystem({ usageLimit: { uses: 1_000n, whenSpent: 'honour' } });
    const ids = Array.from({ length: 30 }, (_, index) => `${index}`);

    await Promise.all(ids.map((id) => system.order(id, orderMoment)));

    const { state, leases } = await system.budgets.read(
      { merchantId: 'acme', kind: 'code', id: 'MIA10' },
      '',
    );
    expect(leases.reduce((sum, { usedUnits }) => sum + usedUnits, state?.usedUnits ?? 0n)).toBe(
      30n,
    );
  });
});

describe('a budget of a campaign', () => {
  const summer = (minorUnits: bigint, currency = 'USD') => ({
    campaignBudgets: [
      { campaignId: 'summer', amount: { minorUnits, currency }, whenSpent: 'stop' as const },
    ],
  });
  const noCodes = { codes: [] };

  it('counts what touches of the campaign earn, and nothing else', async () => {
    const system = aSystem({}, summer(10_000n));
    const tokens = [click('mia', orderMoment - 2), click('zoe', orderMoment - 1)];

    expect(await system.order('1', orderMoment, { ...noCodes, tokens })).toHaveLength(2);

    expect(await system.usesOf('spring/summer~USD', 'budget')).toMatchObject({ usedUnits: 500n });
  });

  it('stops touches of the campaign after the notice, and no others', async () => {
    const system = aSystem({}, summer(1_000n));
    await system.order('1', orderMoment, { ...noCodes, tokens: [click('mia', orderMoment - 1)] });

    const late = (creatorId: string) => ({ ...noCodes, tokens: [click(creatorId, hours(2))] });
    expect(await system.order('2', hours(3), late('mia'))).toEqual([]);
    expect(await system.order('3', hours(3), late('zoe'))).toEqual(owedTo('zoe'));
  });

  it('stands beside the program’s budget, which counts everything', async () => {
    const budget = {
      amount: { minorUnits: 50_000n, currency: 'USD' },
      whenSpent: 'honour',
    } as const;
    const system = aSystem({}, { ...summer(10_000n), budget });

    await system.order('1', orderMoment, { ...noCodes, tokens: [click('mia', orderMoment - 1)] });
    await system.order('2', orderMoment);

    expect(await system.usesOf('spring~USD', 'budget')).toMatchObject({ usedUnits: 2_000n });
    expect(await system.usesOf('spring/summer~USD', 'budget')).toMatchObject({ usedUnits: 1_000n });
  });

  it('in another currency waits for the rate of the day', async () => {
    const system = aSystem({}, summer(10_000n, 'EUR'));
    await system.order('1', orderMoment, { ...noCodes, tokens: [click('mia', orderMoment - 1)] });
    system.clock.at = daysAfterOrder(90);

    expect(await system.close(keyOf('1'))).toBe('not-due');
    expect((await system.stateOf(keyOf('1')))?.missingRates).toMatchObject([
      { from: 'USD', to: 'EUR' },
    ]);
  });
});
