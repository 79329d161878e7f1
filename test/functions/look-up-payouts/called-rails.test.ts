import { describe, expect, it } from '@jest/globals';
import { RailUnavailableError } from '../../../functions/shared/paying/open-rail.ts';
import { aCalledRail, sayOfAll } from '../../support/a-called-rail.ts';
import { aPayoutWorld, type CalledRails } from '../../support/a-payout-world.ts';
import { noCalledRails } from '../../support/no-called-rails.ts';

const msPerHour = 3_600_000;
const method = (creatorId: string) => ({ rail: 'stripe', accountId: `acct_${creatorId}` }) as const;
const payees = ['leo', 'mia'].map((creatorId) => ({ creatorId, method: method(creatorId) }));
const run = { merchantId: 'acme', runId: 'march', dryRun: false };
const person = { outcome: 'confirmed', evidence: 'seen in the dashboard' } as const;

/** 30.00 EUR for `leo` and 40.00 EUR for `mia`, planned. */
async function plannedWorld(rails: CalledRails) {
  const world = aPayoutWorld(payees, rails);
  await world.earn('leo', 'EUR', 3_000n);
  await world.earn('mia', 'EUR', 4_000n);
  await world.planPayouts(run);
  return world;
}

/** The same, handed over. */
async function openWorld(rail = aCalledRail()) {
  const world = await plannedWorld(rail.rails);
  const pay = async () => {
    for (const batch of world.queued.splice(0)) await world.runPayoutBatch(batch);
  };
  const states = () => world.payouts().map(({ state }) => state);
  const batches = [...world.queued];
  await pay();
  const sendAgain = async () => {
    for (const batch of batches) await world.runPayoutBatch(batch);
  };
  return { world, rail, pay, sendAgain, states };
}

function unanswered() {
  const rail = aCalledRail();
  rail.say.onSubmit = sayOfAll('unclear');
  rail.say.onLookUp = sayOfAll('unclear');
  return rail;
}

describe('a batch over a rail that is called', () => {
  it('is one order, and each payment is booked as the rail says', async () => {
    const rail = aCalledRail();
    rail.say.onSubmit = (payoutId) => ({ finding: payoutId.startsWith('leo') ? 'paid' : 'failed' });
    const { world, states } = await openWorld(rail);

    expect(rail.sent).toMatchObject([
      {
        batchId: 'march-stripe-EUR-1',
        payments: [
          { payoutId: 'leo-eur-2', minorUnits: 3_000n, receiver: { accountId: 'acct_leo' } },
          { payoutId: 'mia-eur-2', minorUnits: 4_000n, receiver: { accountId: 'acct_mia' } },
        ],
      },
    ]);
    expect(states()).toEqual(['confirmed', 'failed']);
    expect(await world.balances('leo', 'EUR')).toMatchObject({ paid: 3_000n, inPayout: 0n });
    expect(await world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n, inPayout: 0n });
    expect(world.violations()).toEqual([]);
  });

  it('says the same again while the rail knows its keys, and nothing afterwards', async () => {
    const { world, rail, sendAgain } = await openWorld(unanswered());

    world.wait(22 * msPerHour);
    await sendAgain();
    expect(rail.sent).toHaveLength(2);
    const [first, again] = rail.sent;
    expect(again).toEqual({
      ...first,
      lastCalledAt: expect.any(Number),
      payments: again?.payments,
    });
    expect(again?.payments).toMatchObject(first?.payments ?? []);

    world.wait(msPerHour);
    await sendAgain();
    expect(rail.sent).toHaveLength(2);
  });

  it('is not sent again once something of it came back', async () => {
    const rail = aCalledRail();
    rail.say.onSubmit = (id) => ({ finding: id.startsWith('leo') ? 'failed' : 'unclear' });
    const { sendAgain } = await openWorld(rail);

    await sendAgain();

    expect(rail.sent).toHaveLength(1);
  });

  it('pays only round amounts where the rail can do no others, and the rest later', async () => {
    const { world } = await openWorld(aCalledRail({ EUR: 1_900n }));

    expect(world.payouts().map(({ minorUnits }) => minorUnits)).toEqual([1_900n, 3_800n]);
    expect(await world.balances('leo', 'EUR')).toMatchObject({ paid: 1_900n, payable: 1_100n });
    expect(world.violations()).toEqual([]);
  });

  it('is not planned in a currency that the rail does not pay', async () => {
    const { rails } = aCalledRail();
    const stripe = rails.railLimits.stripe;
    if (stripe === undefined) throw new Error('Stripe is known.');
    const railLimits = { stripe: { ...stripe, currencies: ['USD'] } };
    const world = await plannedWorld({ ...rails, railLimits });

    const { skipped } = await world.planPayouts({ ...run, dryRun: true });

    expect(skipped.map(({ reason }) => reason)).toEqual(['rail-unavailable', 'rail-unavailable']);
  });

  it('tells a rail its own ids when it is looked up, and when it was called last', async () => {
    const { world, rail } = await openWorld(unanswered());

    await world.lookUpPayouts();

    expect(rail.sent[0]).not.toHaveProperty('lastCalledAt');
    expect(rail.lookedUp[0]).toMatchObject({
      lastCalledAt: expect.any(Number),
      payments: [{ reference: 'tr-of-leo-eur-2' }, { reference: 'tr-of-mia-eur-2' }],
    });
  });

  it('is not planned for a merchant without an account there', async () => {
    const { rails } = aCalledRail();
    const world = await plannedWorld({ ...rails, connections: [] });

    const { skipped } = await world.planPayouts({ ...run, dryRun: true });

    expect(world.queued).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['rail-unavailable', 'rail-unavailable']);
  });

  it('fails with a name, and reserves nothing, where the rail cannot be called', async () => {
    const { rails } = aCalledRail();
    const world = await plannedWorld({ ...rails, openRail: noCalledRails.openRail });
    const [batch] = world.queued;
    if (batch === undefined) throw new Error('A batch is planned.');

    await expect(world.runPayoutBatch(batch)).rejects.toThrow(RailUnavailableError);
    expect(world.payouts()).toEqual([]);
  });
});

describe('looking payouts up', () => {
  it('finds out what the call did not say', async () => {
    const { world, rail, states } = await openWorld(unanswered());
    expect(states()).toEqual(['unclear', 'unclear']);
    rail.say.onLookUp = sayOfAll('paid');

    await world.lookUpPayouts();

    expect(states()).toEqual(['confirmed', 'confirmed']);
    expect(world.payouts()[0]?.atRail).toEqual({ finding: 'paid', reference: 'tr-of-leo-eur-2' });
    expect(world.violations()).toEqual([]);
  });

  it('has a batch run again that the rail never saw, as long as it may be sent', async () => {
    const { world, rail, pay, states } = await openWorld(unanswered());
    rail.say.onLookUp = sayOfAll('never-seen');
    rail.say.onSubmit = sayOfAll('paid');

    await world.lookUpPayouts();
    expect(states()).toEqual(['unclear', 'unclear']);
    await pay();

    expect(rail.sent).toHaveLength(2);
    expect(states()).toEqual(['confirmed', 'confirmed']);
  });

  it('gives back what the rail never saw once it cannot be sent any more', async () => {
    const { world, rail, states } = await openWorld(unanswered());
    rail.say.onLookUp = sayOfAll('never-seen');
    world.wait(24 * msPerHour);

    await world.lookUpPayouts();

    expect(world.queued).toEqual([]);
    expect(states()).toEqual(['failed', 'failed']);
    expect(world.payouts()[0]?.history.at(-1)?.evidence).toContain('never reached the rail');
    expect(await world.balances('mia', 'EUR')).toMatchObject({ payable: 4_000n, inPayout: 0n });
  });

  it('neither sends nor gives back in the hour in which a call may still be under way', async () => {
    const { world, rail, states } = await openWorld(unanswered());
    rail.say.onLookUp = sayOfAll('never-seen');
    world.wait(23.5 * msPerHour);

    await world.lookUpPayouts();

    expect(world.queued).toEqual([]);
    expect(states()).toEqual(['unclear', 'unclear']);
  });

  it('has people decide what stays without an answer, and lets only them', async () => {
    const { world, states } = await openWorld(unanswered());
    const early = await world.resolvePayout('acme', 'mia-eur-2', person);
    world.wait(72 * msPerHour);

    const found = await world.lookUpPayouts();
    const late = await world.resolvePayout('acme', 'mia-eur-2', person);

    expect(early.kind).toBe('with-rail');
    expect(found).toMatchObject({ inReview: 2, open: 0 });
    expect(late.kind).toBe('resolved');
    expect(states()).toEqual(['review', 'confirmed']);
    expect(world.violations()).toEqual([]);
  });

  it('asks no more once nothing is open', async () => {
    const { world, rail } = await openWorld();
    await world.lookUpPayouts();

    expect(await world.ledger.listOpenBatches()).toEqual([]);
    expect(rail.lookedUp).toEqual([]);
  });

  it('tells of a rail that cannot be called, and leaves its payouts to people in the end', async () => {
    const rail = unanswered();
    const { rails } = rail;
    let isClosed = false;
    const openRail: typeof rails.openRail = (account) =>
      isClosed ? noCalledRails.openRail(account) : rails.openRail(account);
    const { world, states } = await openWorld({ ...rail, rails: { ...rails, openRail } });
    isClosed = true;

    await expect(world.lookUpPayouts()).rejects.toThrow(AggregateError);
    world.wait(72 * msPerHour);
    await world.lookUpPayouts();

    expect(states()).toEqual(['review', 'review']);
  });
});

describe('what a rail tells of its own accord', () => {
  const tell = (finding: 'paid' | 'failed' | 'returned', evidence = 'webhook') =>
    ({ payoutId: 'mia-eur-2', finding, evidence }) as const;

  it('takes money back that had arrived, and hears it twice', async () => {
    const { world } = await openWorld();

    const first = await world.recordRailReport('acme', 'stripe', tell('failed'));
    const again = await world.recordRailReport('acme', 'stripe', tell('failed'));

    expect([first.kind, again.kind]).toEqual(['recorded', 'known']);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 0n, payable: 4_000n });
    expect(world.violations()).toEqual([]);
  });

  it('comes to the same when the return is heard before the arrival', async () => {
    const { world } = await openWorld(unanswered());

    await world.recordRailReport('acme', 'stripe', tell('returned'));
    const late = await world.recordRailReport('acme', 'stripe', tell('paid'));

    expect(late.kind).toBe('known');
    expect(await world.balances('mia', 'EUR')).toMatchObject({ paid: 0n, payable: 4_000n });
  });

  it('keeps what contradicts the books, once, and moves nothing', async () => {
    const { world } = await openWorld(unanswered());
    await world.recordRailReport('acme', 'stripe', tell('failed'));

    const paid = await world.recordRailReport('acme', 'stripe', tell('paid', 'evt_1'));
    await world.recordRailReport('acme', 'stripe', tell('paid', 'evt_1'));

    const payout = await world.ledger.findPayout('acme', 'mia-eur-2');
    expect(paid.kind).toBe('contradicted');
    expect(payout?.state).toBe('failed');
    expect(payout?.history.filter(({ evidence }) => evidence.includes('evt_1'))).toHaveLength(1);
    expect(world.violations()).toEqual([]);
  });

  it('knows no payout of another rail or merchant', async () => {
    const { world } = await openWorld();

    expect((await world.recordRailReport('acme', 'wise', tell('paid'))).kind).toBe('unknown');
    expect((await world.recordRailReport('other', 'stripe', tell('paid'))).kind).toBe('unknown');
  });
});

describe('cancelling a payout', () => {
  it('takes back what no rail has heard of, and its run does not reserve it anew', async () => {
    const { rails, sent } = aCalledRail();
    const world = await plannedWorld(rails);
    const submit = world.ledger.submit;
    world.ledger.submit = () => Promise.reject(new Error('died'));
    const [batch] = world.queued;
    if (batch === undefined) throw new Error('A batch is planned.');
    await expect(world.runPayoutBatch(batch)).rejects.toThrow('died');
    world.ledger.submit = submit;

    const cancelled = await world.cancelPayout('acme', 'leo-eur-2', 'asked for');
    await world.runPayoutBatch(batch);
    const late = await world.cancelPayout('acme', 'mia-eur-2', 'asked for');

    expect([cancelled.kind, late.kind]).toEqual(['cancelled', 'too-late']);
    expect(sent[0]?.payments.map(({ payoutId }) => payoutId)).toEqual(['mia-eur-2']);
    expect(await world.balances('leo', 'EUR')).toMatchObject({ payable: 3_000n, inPayout: 0n });
    expect(world.violations()).toEqual([]);
  });
});
