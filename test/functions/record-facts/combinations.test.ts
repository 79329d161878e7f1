import { describe, expect, it } from '@jest/globals';
import { aTellingWorld, bob } from '../../support/a-telling-world.ts';
import { aPlanVersion } from '../../support/factories/a-plan-version.ts';
import { aProgram, daysAfterOrder } from '../../support/factories/index.ts';

const usesCodeOf = (code: string) => [{ code, discountMinorUnits: 0n, applied: true }];
const amountOf = (world: ReturnType<typeof aTellingWorld>, conversionId: string) =>
  world
    .stateNamed(conversionId)
    .then((state) => state?.owed.map(({ creatorId, minorUnits }) => [creatorId, minorUnits]));

async function settleRenewals(world: ReturnType<typeof aTellingWorld>) {
  for (let key = world.asked.shift(); key !== undefined; key = world.asked.shift()) {
    await world.assess(key);
  }
}

/** A subscription: payment 1 through `mia`, payment 2 a month later through `zoe`'s code. */
async function aSubscription() {
  const world = aTellingWorld({
    planVersions: [
      { merchantId: 'acme', version: aPlanVersion({ renewals: { earn: 'lifetime' } }) },
    ],
  });
  const subscription = (paymentNumber: number) => ({ subscriptionId: 'test/1', paymentNumber });
  await world.order('1001', { codes: usesCodeOf('MIA10'), subscription: subscription(1) });
  const placedAt = daysAfterOrder(30);
  world.clock.at = placedAt;
  await world.order('1002', {
    ...{ codes: usesCodeOf('ZOE15'), placedAt, paidAt: placedAt },
    subscription: subscription(2),
  });
  return world;
}

async function reassign(world: ReturnType<typeof aTellingWorld>, conversionId: string) {
  const made = await world.tell('POST /v1/reassignments', {
    conversionId,
    shares: [{ creatorId: 'zoe', parts: 1 }],
    reason: 'It was hers.',
    evidence: 'E-mail.',
  });
  const { reassignmentId } = made.document;
  await world.tell(`POST /v1/reassignments/${reassignmentId}/approval`, {}, { as: bob });
  await world.assess({ merchantId: 'acme', conversionId });
  await settleRenewals(world);
  return `${reassignmentId}`;
}

describe('a reassignment of an order of a subscription', () => {
  it('of the first payment is of that order alone: renewals follow its credits', async () => {
    const world = await aSubscription();
    expect(await amountOf(world, 'shop~1002')).toEqual([['mia', 1_000n]]);

    await reassign(world, 'shop~1001');

    expect(await amountOf(world, 'shop~1001')).toEqual([['zoe', 1_000n]]);
    expect(await amountOf(world, 'shop~1002')).toEqual([['mia', 1_000n]]);
  });

  it('of a renewal moves what that renewal inherits, and comes back with its reversal', async () => {
    const world = await aSubscription();

    const id = await reassign(world, 'shop~1002');
    expect(await amountOf(world, 'shop~1002')).toEqual([['zoe', 1_000n]]);
    expect(await amountOf(world, 'shop~1001')).toEqual([['mia', 1_000n]]);

    world.clock.at += 1;
    await world.tell(`POST /v1/reassignments/${id}/reversal`, { note: 'It was not.' });
    await world.assess({ merchantId: 'acme', conversionId: 'shop~1002' });
    expect(await amountOf(world, 'shop~1002')).toEqual([['mia', 1_000n]]);
  });

  it('of a renewal stands after the first payment and the renewal have closed', async () => {
    const world = await aSubscription();
    await reassign(world, 'shop~1002');
    world.clock.at = daysAfterOrder(120);
    for (const orderId of ['1001', '1002']) {
      await world.close({ merchantId: 'acme', conversionId: `shop~${orderId}` });
    }
    await settleRenewals(world);

    expect(await amountOf(world, 'shop~1001')).toEqual([['mia', 1_000n]]);
    expect(await amountOf(world, 'shop~1002')).toEqual([['zoe', 1_000n]]);
    expect(world.violations()).toEqual([]);
  });
});

describe('a renewal of a first payment that a spent budget stopped', () => {
  it('earns nothing while that is open, as it will once that has closed', async () => {
    const amount = { minorUnits: 1_000n, currency: 'USD' };
    const world = aTellingWorld({
      programs: [aProgram({ budget: { amount, whenSpent: 'stop' } })],
      planVersions: [
        { merchantId: 'acme', version: aPlanVersion({ renewals: { earn: 'lifetime' } }) },
      ],
    });
    await world.order('1000', { codes: usesCodeOf('MIA10') });
    const payment = (orderId: string, paymentNumber: number, placedAt: number) => {
      world.clock.at = placedAt;
      const subscription = { subscriptionId: 'test/1', paymentNumber };
      const codes = usesCodeOf('MIA10');
      return world.order(orderId, { codes, placedAt, paidAt: placedAt, subscription });
    };
    await payment('1001', 1, daysAfterOrder(1));
    await payment('1002', 2, daysAfterOrder(31));

    expect(await amountOf(world, 'shop~1001')).toEqual([]);
    expect(await amountOf(world, 'shop~1002')).toEqual([]);
  });
});

describe('adjustments and budgets', () => {
  const budget = { amount: { minorUnits: 2_000n, currency: 'USD' }, whenSpent: 'stop' } as const;
  const key = { merchantId: 'acme', kind: 'budget', id: 'spring~USD' } as const;
  const bonus = {
    ...{ kind: 'bonus', programId: 'spring', creatorId: 'mia', reason: 'Well done.' },
    ...{ evidence: 'Her post.', amount: { amount: '20.00', currency: 'USD' } },
  };

  it('leave each other alone: what a person gives uses nothing, and is given when all is spent', async () => {
    const world = aTellingWorld({ programs: [aProgram({ budget })] });
    const used = async () => (await world.budgets.read(key, '')).state?.usedUnits ?? 0n;
    await world.order('1001', { codes: usesCodeOf('MIA10') });
    const before = await used();

    const told = await world.tell('POST /v1/adjustments', bonus);
    expect(told.status).toBe(201);
    expect(await used()).toBe(before);

    await world.order('1002', { codes: usesCodeOf('MIA10') });
    expect(await used()).toBe(2_000n);
    const again = await world.tell('POST /v1/adjustments', { ...bonus, reason: 'Once more.' });

    expect(await amountOf(world, `${again.document.conversionId}`)).toEqual([['mia', 2_000n]]);
    expect(await used()).toBe(2_000n);
  });

  it('keep the reservation when an order goes to another creator', async () => {
    const world = aTellingWorld({ programs: [aProgram({ budget })] });
    await world.order('1001', { codes: usesCodeOf('MIA10') });

    await reassign(world, 'shop~1001');

    expect(await amountOf(world, 'shop~1001')).toEqual([['zoe', 1_000n]]);
    expect((await world.budgets.read(key, '')).state?.usedUnits).toBe(1_000n);
  });
});
