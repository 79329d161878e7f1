import { describe, expect, it } from '@jest/globals';
import { requireOrderAssessment } from '../../../core/assessment/conversion-assessment.ts';
import type { ProgramBudget } from '../../../core/programs/program.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { explainStoredConversion } from '../../../functions/shared/reading/explain-stored-conversion.ts';
import { aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { aProgram } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/moments.ts';

/** Each order of the factories owes mia 10.00 USD for a click an hour before it. */
const commission = 1_000n;
const msPerHour = 3_600_000;
const hoursAfterOrder = (hours: number) => orderMoment + hours * msPerHour;

function aBudget(minorUnits: bigint, changes: Partial<ProgramBudget> = {}): ProgramBudget {
  return { amount: { minorUnits, currency: 'USD' }, whenSpent: 'stop', ...changes };
}

function aSystem(budget: ProgramBudget) {
  const system = aSettlingSystem({ programs: [aProgram({ budget })] });
  const keyOf = (orderId: string) => ({ merchantId: 'acme', conversionId: `shop~${orderId}` });
  const told = (orderId: string, placedAt: number, changes = {}) => {
    const token = {
      touchId: `click-${orderId}`,
      slug: 'mia-tent',
      programId: 'spring',
      creatorId: 'mia',
      visitorId: `visitor-${orderId}`,
      at: placedAt - msPerHour,
    };
    const order = anOrderSnapshot({ orderId, placedAt, tokens: [token], ...changes });
    return anOrderFact(order, { orderId, factId: `order/${orderId}/${JSON.stringify(changes)}` });
  };
  return {
    ...system,
    keyOf,
    /** An order is placed, told and assessed at once. */
    async order(orderId: string, placedAt: number, changes = {}) {
      system.clock.at = Math.max(system.clock.at, placedAt + 60_000);
      await system.receive(told(orderId, placedAt, changes));
      await system.assess(keyOf(orderId));
      return (await system.stateOf(keyOf(orderId)))?.owed ?? [];
    },
    async use(periodKey?: string) {
      const key = {
        merchantId: 'acme',
        kind: 'budget' as const,
        id: 'spring~USD',
        ...(periodKey === undefined ? {} : { periodKey }),
      };
      return (await system.budgets.read(key, '')).state;
    },
  };
}

const owedToMia = [{ creatorId: 'mia', minorUnits: commission }];

describe('a budget of a program', () => {
  it('stops touches that come after it was spent, and pays for those before', async () => {
    const system = aSystem(aBudget(2_000n));

    expect(await system.order('1', orderMoment)).toEqual(owedToMia);
    expect(await system.order('2', hoursAfterOrder(1))).toEqual(owedToMia);
    const { notices } = (await system.use()) ?? {};
    expect(notices).toMatchObject({ alerted: [80, 100], stoppedAt: system.clock.at });

    // This click came half an hour before the notice, and its order after it.
    expect(await system.order('3', hoursAfterOrder(1.5))).toEqual(owedToMia);
    expect(await system.order('4', hoursAfterOrder(5))).toEqual([]);
    expect(await system.use()).toMatchObject({ usedUnits: 3_000n });
  });

  it('says of a touch after the notice that the budget is exhausted, open and closed', async () => {
    const system = aSystem(aBudget(commission));
    await system.order('1', orderMoment);
    await system.order('2', hoursAfterOrder(5));
    const verdicts = async () => {
      const explained = await explainStoredConversion(system, system.keyOf('2'));
      return JSON.stringify(explained);
    };

    expect(await verdicts()).toContain('budget-exhausted');
    system.clock.at = daysAfterOrder(90);
    expect(await system.close(system.keyOf('2'))).toBe('closed');

    const { frozen } = await system.conversions.load(system.keyOf('2'));
    const [first] = frozen;
    if (first === undefined) throw new Error('It is closed.');
    const { judged } = requireOrderAssessment(first.assessment).attribution;
    expect(judged.map(({ verdict }) => verdict)).toEqual(['budget-exhausted']);
    expect(await verdicts()).toContain('budget-exhausted');
  });

  it('lets in at the close what it stopped, once it was raised', async () => {
    const system = aSystem(aBudget(commission));
    await system.order('1', orderMoment);
    expect(await system.order('2', hoursAfterOrder(5))).toEqual([]);

    await system.directory.saveProgram(aProgram({ budget: aBudget(5_000n) }));
    system.clock.at = daysAfterOrder(90);
    expect(await system.close(system.keyOf('2'))).toBe('closed');

    expect((await system.stateOf(system.keyOf('2')))?.owed).toEqual(owedToMia);
    expect(await system.use()).toMatchObject({ usedUnits: 2_000n });
  });

  it('owes everything beyond it by default, and shows by how much', async () => {
    const system = aSystem(aBudget(1_500n, { whenSpent: 'honour' }));

    await system.order('1', orderMoment);
    await system.order('2', hoursAfterOrder(1));
    expect(await system.order('3', hoursAfterOrder(5))).toEqual(owedToMia);

    expect(await system.use()).toMatchObject({ usedUnits: 3_000n });
  });

  it('gets back what a cancelled order reserved, before and after the close', async () => {
    const system = aSystem(aBudget(10_000n));
    const cancelled = { cancelledAt: hoursAfterOrder(2), sourceVersion: 2 };
    await system.order('1', orderMoment);
    await system.order('2', orderMoment);
    system.clock.at = daysAfterOrder(46);
    expect(await system.close(system.keyOf('2'))).toBe('closed');
    expect(await system.use()).toMatchObject({ usedUnits: 2_000n });

    await system.receive(
      ...['1', '2'].map((orderId) => {
        const order = anOrderSnapshot({ orderId, cancelledAt: cancelled.cancelledAt });
        const changes = { orderId, factId: `cancelled/${orderId}` };
        return anOrderFact(order, { ...changes, sourceVersion: daysAfterOrder(1) });
      }),
    );
    await system.assess(system.keyOf('1'));
    expect(await system.use()).toMatchObject({ usedUnits: 1_000n });
    await system.assess(system.keyOf('2'));

    expect(await system.use()).toMatchObject({ usedUnits: 0n });
  });

  it('begins anew with each period, by the time of the order', async () => {
    const system = aSystem(aBudget(commission, { period: 'month' }));
    await system.order('1', orderMoment);

    expect(await system.order('2', daysAfterOrder(3))).toEqual([]);
    expect(await system.order('3', daysAfterOrder(40))).toEqual(owedToMia);

    expect(await system.use('2026-03')).toMatchObject({ usedUnits: commission });
    expect(await system.use('2026-04')).toMatchObject({ usedUnits: commission });
  });

  it('does not count what had closed before there was one, when it is restated', async () => {
    const system = aSettlingSystem();
    const order = anOrderSnapshot({
      tokens: [],
      codes: [{ code: 'MIA10', discountMinorUnits: 0n, applied: true }],
    });
    await system.receive(anOrderFact(order));
    await system.assess();
    system.clock.at = daysAfterOrder(46);
    expect(await system.close({ merchantId: 'acme', conversionId: 'shop~1001' })).toBe('closed');
    const budgeted = aSystem(aBudget(100n));
    const assess = makeAssessOrder({
      ...system,
      directory: budgeted.directory,
      enqueue: async () => {},
    });

    await assess({ merchantId: 'acme', conversionId: 'shop~1001' });

    const key = { merchantId: 'acme', kind: 'budget' as const, id: 'spring~USD' };
    expect(await system.budgets.read(key, '')).toEqual({ leases: [] });
  });

  it('agrees with the newest facts, although somebody who knew fewer wrote to it last', async () => {
    const system = aSystem(aBudget(10_000n));
    await system.order('1', orderMoment);
    const key = system.keyOf('1');
    let isFirst = true;
    const late = makeAssessOrder({
      ...system,
      budgets: {
        ...system.budgets,
        async read(allowance, conversionId) {
          if (isFirst) {
            isFirst = false;
            const order = anOrderSnapshot({ orderId: '1', cancelledAt: hoursAfterOrder(2) });
            const news = { orderId: '1', factId: 'cancelled', sourceVersion: daysAfterOrder(1) };
            await system.receive(anOrderFact(order, news));
            await system.assess(key);
          }
          return system.budgets.read(allowance, conversionId);
        },
      },
    });

    await late(key);

    expect(await system.stateOf(key)).toMatchObject({ owed: [] });
    expect(await system.use()).toMatchObject({ usedUnits: 0n });
  });

  it('lets many orders in at once, none of them lost or counted twice', async () => {
    const system = aSystem(aBudget(100_000n, { whenSpent: 'honour' }));
    const orderIds = Array.from({ length: 40 }, (_, index) => `${index}`);

    await Promise.all(orderIds.map((orderId) => system.order(orderId, orderMoment)));

    const key = { merchantId: 'acme', kind: 'budget' as const, id: 'spring~USD' };
    const { state, leases } = await system.budgets.read(key, '');
    const used = leases.reduce((sum, lease) => sum + lease.usedUnits, state?.usedUnits ?? 0n);
    expect(used).toBe(40_000n);
    expect(leases.length).toBeGreaterThan(0);
  });
});
