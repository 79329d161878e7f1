import { describe, expect, it } from '@jest/globals';
import { aSettlingSystem } from '../../support/a-settling-system.ts';
import { aTellingWorld } from '../../support/a-telling-world.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { aProgram } from '../../support/factories/a-program.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';

const pause = { at: daysAfterOrder(40), author: 'key:fin', reason: 'A wrong plan.' };

/** Three orders that are due, in a program whose closings are paused. */
async function aPausedProgram() {
  const system = aSettlingSystem({ programs: [aProgram({ paused: { closings: pause } })] });
  for (const orderId of ['1', '2', '3']) {
    await system.receive(anOrderFact(anOrderSnapshot({ orderId }), { orderId, factId: orderId }));
    await system.assess({ merchantId: 'acme', conversionId: `shop~${orderId}` });
  }
  system.clock.at = daysAfterOrder(45);
  const statuses = async () =>
    Promise.all(
      ['1', '2', '3'].map(async (id) => {
        const state = await system.stateOf({ merchantId: 'acme', conversionId: `shop~${id}` });
        return state?.status;
      }),
    );
  /** A run of closings: what it found, and what its chunks say together. */
  async function run(runId: string) {
    const { due } = await system.planClosings(runId);
    for (const chunk of system.sentChunks.splice(0)) await system.closeChunk(chunk);
    const outcomes = await system.runs.listOutcomes('acme', runId);
    const sum = (kind: 'closed' | 'paused' | 'notDue') =>
      outcomes.reduce((total, { [kind]: count = 0 }) => total + count, 0);
    return { due, closed: sum('closed'), paused: sum('paused'), notDue: sum('notDue') };
  }
  return { ...system, statuses, run };
}

describe('paused closings', () => {
  it('leave due what is due, and the run says so', async () => {
    const system = await aPausedProgram();

    expect(await system.run('run-a')).toEqual({ due: 3, closed: 0, paused: 3, notDue: 0 });
    expect(await system.statuses()).toEqual(['pending', 'pending', 'pending']);
  });

  it('close everything that became due once they go on, days later', async () => {
    const system = await aPausedProgram();
    for (let day = 45; day < 60; day += 1) {
      system.clock.at = daysAfterOrder(day);
      await system.run(`run-of-day-${day}`);
    }
    await system.directory.setPause('acme', 'spring', 'closings', undefined);
    system.clock.at = daysAfterOrder(60);

    expect(await system.run('run-after')).toEqual({ due: 3, closed: 3, paused: 0, notDue: 0 });
    expect(await system.statuses()).toEqual(['closed', 'closed', 'closed']);
  });

  it('leave an expired order alone no more than without a pause', async () => {
    const system = aSettlingSystem({ programs: [aProgram({ paused: { closings: pause } })] });
    const { paidAt: _, ...unpaid } = anOrderSnapshot();
    await system.receive(anOrderFact({ ...unpaid, financialStatus: 'pending' }));
    await system.assess();
    system.clock.at = daysAfterOrder(400);

    await system.close({ merchantId: 'acme', conversionId: 'shop~1001' });

    expect(await system.stateOf()).toMatchObject({ status: 'expired' });
  });

  it('make even what a person gives wait, which is due at once', async () => {
    const world = aTellingWorld();
    await world.directory.setPause('acme', 'spring', 'closings', pause);
    const made = await world.tell('POST /v1/adjustments', {
      ...{ kind: 'bonus', programId: 'spring', creatorId: 'mia', reason: 'Thanks.' },
      ...{ amount: { amount: '5.00', currency: 'USD' }, evidence: 'E-mail.' },
    });
    const { conversionId } = made.document;
    const whilePaused = await world.stateNamed(conversionId);
    await world.directory.setPause('acme', 'spring', 'closings', undefined);
    await world.closeAndPost();

    expect(whilePaused).toMatchObject({ status: 'pending' });
    expect(await world.stateNamed(conversionId)).toMatchObject({ status: 'closed' });
    expect(world.net()).toEqual([{ creatorId: 'mia', unit: 'USD', net: 500n }]);
  });
});
