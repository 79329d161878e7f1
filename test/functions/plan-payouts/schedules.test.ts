import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Leg } from '../../../core/ledger/entry.ts';
import type { PayoutSchedule } from '../../../core/payouts/payout-schedule.ts';
import type { PayoutRun } from '../../../core/payouts/payout-store.ts';
import { msPerHour } from '../../../core/time/instant.ts';
import { makeRunScheduledPayouts } from '../../../functions/plan-payouts/run-scheduled-payouts.ts';
import { withDueParts } from '../../../functions/shared/paying/with-due-parts.ts';
import { aPayoutWorld, bankPayees, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import {
  aMerchant,
  anEnrolment,
  aPayee,
  aProgram,
  somePayeeTerms,
} from '../../support/factories/index.ts';

const instant = (text: string) => Date.parse(text);
const minimums = [{ currency: 'EUR', minorUnits: 2_500n }];
const aPoint = { points: { ...emptyBalances, payable: 1n } };
const weekly: PayoutSchedule = { kind: 'weekly', weekday: 'friday' };

/** A world whose schedule fires whenever it is asked to, and works the batches off. */
function aScheduledWorld(
  beginsAt: string,
  schedule?: PayoutSchedule,
  contents: Parameters<typeof aPayoutWorld>[1] = {},
) {
  const programs = [
    aProgram({ payouts: { minimums, ...(schedule === undefined ? {} : { schedule }) } }),
  ];
  const world = aPayoutWorld(bankPayees, { beginsAt: instant(beginsAt), programs, ...contents });
  const directory = { listMerchantIds: async () => ['acme'] };
  const fire = makeRunScheduledPayouts({
    ...world.ports,
    directory,
    planPayouts: world.planPayouts,
  });
  const passTo = (moment: string) => world.wait(instant(moment) - world.ports.now());
  const plan = async (): Promise<PayoutRun> => {
    const day = new Date(world.ports.now()).toISOString().slice(0, 10);
    await fire();
    const run = await world.ledger.findRun('acme', day);
    if (run === undefined) throw new Error(`There is no run of ${day}.`);
    return run;
  };
  const work = async () => {
    for (const batch of world.queued.splice(0)) await world.runPayoutBatch(batch);
  };
  return { ...world, passTo, plan, work };
}

const amounts = (world: Pick<PayoutWorld, 'payouts'>) =>
  world.payouts().map(({ creatorId, minorUnits }) => [creatorId, minorUnits]);
const skips = ({ skipped }: PayoutRun) =>
  skipped.map(({ creatorId, reason, minorUnits, until }) => [
    creatorId,
    reason,
    minorUnits,
    until === undefined ? undefined : new Date(until).toISOString().slice(0, 10),
  ]);

describe('what waits of an account', () => {
  it('is known by the cut-off of the run, whether or not the account has cash', async () => {
    const listEntries = async () => [];
    const payableBefore = instant('2026-04-01T00:00:00Z');
    const head = { ...emptyAccountHead('acme', 'mia'), balances: aPoint };
    const account = { head, method: undefined, settings: [] };

    const due = await withDueParts({ ledger: { listEntries } }, account, {
      ...{ at: instant('2026-04-15T00:00:00Z'), payableBefore },
    });

    expect(due.payableBefore).toBe(payableBefore);
  });
});

describe('a run of the schedule', () => {
  it('pays on the 15th what was payable at the end of the month before, and says when the rest is due', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    await world.earn('mia', 'EUR', 5_000n);
    world.passTo('2026-04-01T00:00:10Z');
    await world.earn('mia', 'EUR', 700n);
    await world.earn('leo', 'EUR', 9_000n);
    world.passTo('2026-04-15T03:00:00Z');

    const run = await world.plan();
    await world.work();

    expect(run.planned).toMatchObject([
      { creatorId: 'mia', minorUnits: 5_000n, payableBefore: instant('2026-04-01T00:00:00Z') },
    ]);
    expect(skips(run)).toEqual([
      ['leo', 'not-due', 9_000n, '2026-05-15'],
      ['mia', 'not-due', 700n, '2026-05-15'],
    ]);
    expect(amounts(world)).toEqual([['mia', 5_000n]]);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(700n);
    expect(world.violations()).toEqual([]);
  });

  it('looks at no account on other days, and is stored with what is due next', async () => {
    const world = aScheduledWorld('2026-04-14T03:00:00Z');
    await world.earn('mia', 'EUR', 5_000n);

    const run = await world.plan();

    expect(run).toMatchObject({
      ...{ planned: [], skipped: [], batches: [] },
      schedule: {
        ...{ firstDay: '2026-04-14', lastDay: '2026-04-14' },
        nextDueAt: instant('2026-04-15T00:00:00Z'),
      },
    });
  });

  it('says of accounts of other programs when they are due', async () => {
    const contents = {
      programs: [
        aProgram({ payouts: { minimums, schedule: weekly } }),
        aProgram({ programId: 'autumn', payouts: { minimums } }),
      ],
      enrolments: [
        anEnrolment({ creatorId: 'leo' }),
        anEnrolment({ creatorId: 'mia', programId: 'autumn' }),
        anEnrolment({ creatorId: 'zoe' }),
        anEnrolment({ creatorId: 'zoe', programId: 'autumn' }),
      ],
    };
    const world = aScheduledWorld('2026-04-16T10:00:00Z', undefined, contents);
    for (const { creatorId } of bankPayees) await world.earn(creatorId, 'EUR', 5_000n);
    world.passTo('2026-04-17T03:00:00Z');

    const run = await world.plan();

    expect(run.planned.map(({ creatorId }) => creatorId)).toEqual(['leo', 'zoe']);
    expect(skips(run)).toEqual([['mia', 'not-due', 5_000n, '2026-05-15']]);
  });

  it('goes by the calendar of the merchant', async () => {
    const contents = { merchants: [aMerchant({ timeZone: 'America/New_York' })] };
    const world = aScheduledWorld('2026-04-01T03:00:00Z', undefined, contents);
    await world.earn('mia', 'EUR', 5_000n);
    world.passTo('2026-04-01T05:00:00Z');
    await world.earn('mia', 'EUR', 700n);
    world.passTo('2026-04-15T03:00:00Z');
    const before = await world.plan();
    world.passTo('2026-04-16T03:00:00Z');

    const run = await world.plan();

    expect(before.planned).toEqual([]);
    expect(run.planned).toMatchObject([
      { minorUnits: 5_000n, payableBefore: instant('2026-04-01T04:00:00Z') },
    ]);
  });

  it('makes up for a due day on which no run was', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    await world.earn('mia', 'EUR', 5_000n);
    world.passTo('2026-04-14T03:00:00Z');
    await world.plan();
    world.passTo('2026-04-17T03:00:00Z');

    const run = await world.plan();

    expect(run.schedule).toMatchObject({ firstDay: '2026-04-15', lastDay: '2026-04-17' });
    expect(run.planned).toMatchObject([{ creatorId: 'mia', minorUnits: 5_000n }]);
  });

  it('pays nothing twice when the run of a due day was on the day before, somewhere else', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    await world.earn('mia', 'EUR', 5_000n);
    world.passTo('2026-04-15T03:00:00Z');
    await world.plan();
    await world.work();
    await world.earn('mia', 'EUR', 6_000n);
    world.passTo('2026-04-16T03:00:00Z');

    const run = await world.plan();

    expect(run.planned).toEqual([]);
    expect(amounts(world)).toEqual([['mia', 5_000n]]);
  });

  it('leaves a run by hand to pay all that is payable, whatever is due', async () => {
    const world = aScheduledWorld('2026-04-02T10:00:00Z');
    await world.earn('mia', 'EUR', 5_000n);

    const run = await world.planPayouts({ merchantId: 'acme', runId: 'by-hand', dryRun: false });
    await world.work();

    expect(run.planned).toMatchObject([{ creatorId: 'mia', minorUnits: 5_000n }]);
    expect(run.schedule).toBeUndefined();
    expect(amounts(world)).toEqual([['mia', 5_000n]]);
  });
});

describe('the cut-off of a run', () => {
  /** 50.00 are due of an order, and 70.00 of another one wait. */
  async function aPlannedWorld() {
    const world = aScheduledWorld('2026-04-16T10:00:00Z', weekly);
    const due = world.close('mia', 'EUR', [5_000n, 4_000n, 8_000n]);
    const late = world.close('mia', 'EUR', [7_000n, 0n]);
    await world.post(due.slice(0, 1));
    world.passTo('2026-04-17T01:00:00Z');
    await world.post(late.slice(0, 1));
    world.passTo('2026-04-17T03:00:00Z');
    await world.plan();
    return { ...world, due, late };
  }

  it('lets what becomes payable between the plan and the payment wait', async () => {
    const world = await aPlannedWorld();
    await world.earn('mia', 'EUR', 900n);

    await world.work();

    expect(amounts(world)).toEqual([['mia', 5_000n]]);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(7_900n);
  });

  it('obeys a restatement that lowers what is due', async () => {
    const world = await aPlannedWorld();
    await world.post(world.due.slice(1, 2));

    await world.work();

    expect(amounts(world)).toEqual([['mia', 4_000n]]);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(7_000n);
  });

  it('lets wait what a restatement adds, and no more', async () => {
    const world = await aPlannedWorld();
    await world.post(world.due.slice(1));

    await world.work();

    expect(amounts(world)).toEqual([['mia', 5_000n]]);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(10_000n);
  });

  it('is not lowered by an order that came and went after it', async () => {
    const world = await aPlannedWorld();
    await world.post(world.late.slice(1));

    await world.work();

    expect(amounts(world)).toEqual([['mia', 5_000n]]);
  });

  it('pays nothing of what waits although a run by hand paid what was due', async () => {
    const world = await aPlannedWorld();
    const scheduled = world.queued.splice(0);
    await world.planPayouts({ merchantId: 'acme', runId: 'by-hand', dryRun: false });
    await world.work();
    await world.earn('mia', 'EUR', 9_000n);

    for (const batch of scheduled) await world.runPayoutBatch(batch);

    expect(amounts(world)).toEqual([['mia', 12_000n]]);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(9_000n);
  });

  it('pays what came back with the next run, without waiting again', async () => {
    const world = await aPlannedWorld();
    await world.work();
    const [payout] = world.payouts();
    world.passTo('2026-04-24T02:00:00Z');
    await world.resolvePayout('acme', payout?.payoutId ?? '', {
      outcome: 'failed',
      evidence: 'account closed',
    });
    world.passTo('2026-04-24T03:00:00Z');

    const next = await world.plan();

    expect(next.planned).toMatchObject([{ creatorId: 'mia', minorUnits: 12_000n }]);
  });

  it('divides with a payee what is due, and leaves what waits undivided', async () => {
    const world = aScheduledWorld('2026-04-16T10:00:00Z', weekly);
    const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'Northern Talent', account: '4711' });
    const from = instant('2026-03-03T00:00:00Z');
    await world.directory.savePayee(aPayee({ payoutMethod }), from);
    const terms = somePayeeTerms();
    await world.directory.assignPayee('acme', 'mia', { from, terms }, from);
    await world.earn('mia', 'EUR', 10_001n);
    world.passTo('2026-04-17T01:00:00Z');
    await world.earn('mia', 'EUR', 777n);
    world.passTo('2026-04-17T03:00:00Z');

    const run = await world.plan();
    await world.work();

    const planned = run.planned.map(({ minorUnits }) => minorUnits);
    const paid = world.payouts().map(({ minorUnits }) => minorUnits);
    expect(paid.toSorted()).toEqual(planned.toSorted());
    expect(planned.reduce((sum, each) => sum + each, 0n)).toBe(10_001n);
    expect((await world.ledger.readHead('acme', 'mia')).setAside).toBeUndefined();
    expect(world.payouts()[0]?.division).toMatchObject({
      ...{ payableMinorUnits: 10_001n, waitingMinorUnits: 777n },
    });
    expect(skips(run)).toEqual([['mia', 'not-due', 777n, '2026-04-24']]);
    expect(world.violations()).toEqual([]);
  });

  it('loses nothing and pays nothing early, whatever is earned and taken back meanwhile', async () => {
    const step = fc.record({
      order: fc.integer({ min: 0, max: 4 }),
      minorUnits: fc.bigInt(0n, 9_000n),
      hours: fc.integer({ min: 0, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(step, { maxLength: 4 }),
        async (before, between) => {
          const story = aStory([...before, ...between]);
          const { world } = story;
          for (const each of before) await story.step(each);
          if (world.ports.now() < instant('2026-04-17T03:00:00Z')) {
            world.passTo('2026-04-17T03:00:00Z');
          }
          const run = await world.plan();
          const isFriday = run.schedule?.lastDay === '2026-04-17';
          const dueThen = isFriday ? story.due() : 0n;

          const planned = sumOf(run.planned);
          const { payable = 0n, debt = 0n } = (await world.balances('mia', 'EUR')) ?? {};
          expect(debt).toBe(0n);
          if (isFriday) expect(planned + sumOf(run.skipped)).toBe(payable);
          expect(planned).toBe(dueThen >= 2_500n ? dueThen : 0n);

          for (const each of between) await story.step(each);
          await world.work();
          const dueNow = story.due();
          const wasPlanned = planned > 0n;
          const paid = world.payouts().reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
          expect(paid).toBe(wasPlanned && dueNow >= 2_500n ? dueNow : 0n);
          const after = await world.balances('mia', 'EUR');
          expect(paid + (after?.payable ?? 0n) - (after?.debt ?? 0n)).toBe(story.total());
          expect(world.violations()).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  type Step = { readonly order: number; readonly minorUnits: bigint; readonly hours: number };

  /** Orders of one creator come, and are restated, on both sides of the cut-off: a second opinion on what is due. */
  function aStory(steps: readonly Step[]) {
    const world = aScheduledWorld('2026-04-15T10:00:00Z', weekly);
    const cutOff = instant('2026-04-17T00:00:00Z');
    const legs = new Map<number, Leg[]>();
    for (const [order, own] of Map.groupBy(steps, (step) => step.order)) {
      const amounts = own.map(({ minorUnits }) => minorUnits);
      const changes = amounts.filter((amount, n) => amount !== (amounts[n - 1] ?? 0n));
      if (changes.length > 0) legs.set(order, [...world.close('mia', 'EUR', changes)]);
    }
    const now = new Map<number, bigint>();
    const atCutOff = new Map<number, bigint>();
    return {
      world,
      async step({ order, minorUnits, hours }: Step): Promise<void> {
        world.wait(hours * msPerHour);
        const isEarly = world.ports.now() < cutOff - 10_000;
        const isNews = minorUnits !== (now.get(order) ?? 0n);
        now.set(order, minorUnits);
        if (isEarly) atCutOff.set(order, minorUnits);
        if (isNews) await world.post(legs.get(order)?.splice(0, 1) ?? []);
      },
      total: () => [...now.values()].reduce((sum, each) => sum + each, 0n),
      /** Of each order the lesser of what it came to then and comes to now. */
      due: () =>
        [...now].reduce((sum, [order, minorUnits]) => {
          const then = atCutOff.get(order) ?? 0n;
          return sum + (minorUnits < then ? minorUnits : then);
        }, 0n),
    };
  }

  const sumOf = (rows: PayoutRun['planned'] | PayoutRun['skipped']): bigint =>
    rows.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
});

describe('a balance that is too little', () => {
  it('is paid in full once it has rolled over for twelve months, and says when that is', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    await world.earn('mia', 'EUR', 1_000n);
    world.passTo('2026-04-15T03:00:00Z');
    const first = await world.plan();
    world.passTo('2026-12-01T10:00:00Z');
    await world.earn('mia', 'EUR', 200n);
    world.passTo('2027-03-15T03:00:00Z');
    const last = await world.plan();
    world.passTo('2027-04-15T03:00:00Z');

    const run = await world.plan();
    await world.work();

    expect(skips(first)).toEqual([['mia', 'below-minimum', 1_000n, '2027-03-30']]);
    expect(skips(last)).toEqual([['mia', 'below-minimum', 1_200n, '2027-03-30']]);
    expect(run.skipped).toEqual([]);
    expect(amounts(world)).toEqual([['mia', 1_200n]]);
  });

  it('begins anew after a payout', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    await world.earn('mia', 'EUR', 3_000n);
    world.passTo('2026-04-15T03:00:00Z');
    await world.plan();
    await world.work();
    world.passTo('2026-06-10T10:00:00Z');
    await world.earn('mia', 'EUR', 100n);
    world.passTo('2027-04-15T03:00:00Z');

    const run = await world.plan();

    expect(skips(run)).toEqual([['mia', 'below-minimum', 100n, '2027-06-10']]);
  });

  it('is found behind however many entries that changed nothing', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    await world.earn('mia', 'EUR', 1_000n);
    for (let n = 0; n < 40; n += 1) {
      const legs = world.close('mia', 'EUR', [500n, 0n]);
      await world.post(legs.slice(0, 1));
      await world.post(legs.slice(1));
    }
    world.passTo('2026-04-15T03:00:00Z');

    expect(skips(await world.plan())).toEqual([['mia', 'below-minimum', 1_000n, '2027-03-30']]);
  });

  it('is paid in full to whoever has left every program', async () => {
    const leftAt = instant('2026-03-01T00:00:00Z');
    const contents = {
      enrolments: [
        anEnrolment({ creatorId: 'leo' }),
        anEnrolment({ creatorId: 'mia', leftAt }),
        anEnrolment({ creatorId: 'zoe', leftAt: instant('2026-05-01T00:00:00Z') }),
      ],
    };
    const world = aScheduledWorld('2026-03-30T10:00:00Z', undefined, contents);
    for (const { creatorId } of bankPayees) await world.earn(creatorId, 'EUR', 1n);
    world.passTo('2026-04-15T03:00:00Z');

    const run = await world.plan();
    await world.work();

    expect(skips(run).map(([creatorId]) => creatorId)).toEqual(['leo', 'zoe']);
    expect(amounts(world)).toEqual([['mia', 1n]]);
  });

  it('is paid in full also to the receiver of its second part', async () => {
    const world = aScheduledWorld('2026-03-30T10:00:00Z');
    const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'Northern Talent', account: '4711' });
    const from = instant('2026-03-03T00:00:00Z');
    await world.directory.savePayee(aPayee({ payoutMethod }), from);
    const terms = somePayeeTerms();
    await world.directory.assignPayee('acme', 'mia', { from, terms }, from);
    await world.earn('mia', 'EUR', 100n);
    world.passTo('2027-03-20T10:00:00Z');
    await world.earn('mia', 'EUR', 90n);
    world.passTo('2027-04-15T03:00:00Z');

    await world.plan();
    await world.work();

    expect(world.payouts().reduce((sum, { minorUnits }) => sum + minorUnits, 0n)).toBe(190n);
    expect(world.payouts()).toHaveLength(2);
  });
});

describe('minimums over currencies', () => {
  it('pays two currencies that come to one minimum together, whichever batch is worked on first', async () => {
    for (const isReversed of [false, true]) {
      const method = aSealedMethod({ rail: 'csv', holder: 'Mia', account: '4711' });
      const world = aPayoutWorld([{ creatorId: 'mia', method }]);
      await world.earn('mia', 'EUR', 1_250n);
      await world.earn('mia', 'USD', 1_250n);

      await world.planPayouts({ merchantId: 'acme', runId: 'run', dryRun: false });
      const batches = isReversed ? world.queued.toReversed() : world.queued;
      for (const batch of batches) await world.runPayoutBatch(batch);

      expect(world.payouts()).toMatchObject([
        { currency: 'EUR', minorUnits: 1_250n },
        { currency: 'USD', minorUnits: 1_250n },
      ]);
    }
  });

  it('pays neither when one of them has been lowered meanwhile', async () => {
    const method = aSealedMethod({ rail: 'csv', holder: 'Mia', account: '4711' });
    const world = aPayoutWorld([{ creatorId: 'mia', method }]);
    const legs = world.close('mia', 'EUR', [1_250n, 1_249n]);
    await world.post(legs.slice(0, 1));
    await world.earn('mia', 'USD', 1_250n);
    await world.planPayouts({ merchantId: 'acme', runId: 'run', dryRun: false });
    await world.post(legs.slice(1));

    for (const batch of world.queued) await world.runPayoutBatch(batch);

    expect(world.payouts()).toEqual([]);
  });
});
