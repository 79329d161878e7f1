import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mulberry32, type Random } from '../../cli/demo/mulberry32.ts';
import type { PeriodTerm } from '../../core/plans/period-term.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { Program } from '../../core/programs/program.ts';
import {
  aLivingSystem,
  type Crash,
  type LivingSystem,
  netByCreator,
} from '../support/a-living-system.ts';
import {
  arbitraryOrders,
  creatorIds,
  factsOf,
  someClicks,
  type ToldOrder,
} from '../support/arbitrary-orders.ts';
import { arbitraryCrash, arbitrarySteps, type Step, takeStep } from '../support/arbitrary-steps.ts';

/** `HISTORIES=20000 npm test -- test/functions/histories` looks longer. */
const histories = Number(process.env.HISTORIES ?? 60);
const timeoutMs = 60_000 + histories * 200;

const beforeCloses = arbitrarySteps(
  { deliver: 8, assess: 1, click: 2, closeDue: 1, runPayouts: 1, drain: 1 },
  10,
);
const afterCloses = arbitrarySteps(
  {
    ...{ deliver: 5, assess: 1, close: 1, closeDue: 1, advance: 1, drain: 1 },
    ...{ post: 4, runPayouts: 3, payAgain: 2, resolve: 4 },
  },
  16,
);

type PeriodTerms = Pick<PlanVersion, 'periodTerms'>;

/** All promises that hold however the world behaved, once its faults are over. */
async function expectSound(system: LivingSystem): Promise<void> {
  const payouts = system.payouts();
  const paid = (creatorId: string, unit: string) =>
    payouts
      .filter((payout) => payout.creatorId === creatorId && payout.currency === unit)
      .filter(({ state }) => state === 'confirmed')
      .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  const submissions = payouts.map(
    ({ history }) => history.filter(({ state }) => state === 'submitted').length,
  );

  expect(system.violations()).toEqual([]);
  expect(await system.waiting()).toEqual([]);
  expect(netByCreator(system)).toEqual(await system.owedByFacts());
  expect(submissions.filter((times) => times > 1)).toEqual([]);
  for (const position of system.positions()) {
    expect(position.paid).toBe(paid(position.creatorId, position.unit));
    expect(position.settling).toBe(0n);
  }
}

/** The orders as the shop tells of them without any fault: in time, in order, once. */
async function tellPlainly(
  orders: readonly ToldOrder[],
  terms: PeriodTerms = {},
): Promise<LivingSystem> {
  const system = aLivingSystem(0, {}, terms);
  await system.closeDue();
  for (const click of someClicks) await system.click(click);
  for (const fact of orders.flatMap(({ evidence }) => evidence)) await system.deliver(fact);
  await system.advance(60);
  await system.closeDue();
  for (const fact of orders.flatMap(({ late }) => late)) await system.deliver(fact);
  await system.heal();
  return system;
}

/** The same facts shuffled, repeated, at once and amid crashes, with payouts among them. */
async function tellWildly(
  orders: readonly ToldOrder[],
  seed: number,
  program: Partial<Program> = {},
  terms: PeriodTerms = {},
): Promise<LivingSystem> {
  const random = mulberry32(seed);
  const system = aLivingSystem(seed, program, terms);
  const late = random.shuffle(orders.flatMap((order) => order.late));
  const early = late.slice(0, random.below(late.length + 1));
  const evidence = orders.flatMap((order) => order.evidence);
  const crash = () => drawCrash(random);

  await system.closeDue();
  for (const click of random.shuffle(someClicks)) await system.click(click);
  await Promise.all(
    random.shuffle([...evidence, ...early]).map((fact) => system.deliver(fact, crash())),
  );
  for (const fact of random.shuffle(evidence)) await system.deliver(fact, crash());
  await system.drain();
  await system.advance(60);
  await system.closeDue(crash());
  for (const fact of random.shuffle([...late, ...late])) {
    await Promise.all([
      system.deliver(fact, crash()),
      ...creatorIds.map((creatorId) => system.post(creatorId, crash())),
      random.chance(40) ? system.runPayouts(crash()) : undefined,
      random.chance(40) ? system.resolve(0, random.pick(['confirmed', 'failed'])) : undefined,
      random.chance(20) ? system.closeDue(crash()) : undefined,
      random.chance(60) ? system.settlePeriods(crash()) : undefined,
      system.payAgain(random.below(100), crash()),
      system.resolve(random.below(100), random.pick(['confirmed', 'failed']), crash()),
    ]);
  }
  await system.heal();
  return system;
}

function drawCrash(random: Random): Crash | undefined {
  if (random.chance(60)) return undefined;
  return { index: random.below(random.pick([10, 40])), when: random.pick(['before', 'after']) };
}

describe('any history', () => {
  it(
    'ends with exactly what the facts come to, each payout once, and nothing left waiting',
    async () => {
      const orders = arbitraryOrders({ currency: false });
      const history = fc.tuple(orders, beforeCloses, afterCloses, arbitraryCrash);
      await fc.assert(
        fc.asyncProperty(history, fc.integer(), async (told, seed) => {
          const [orders, before, after, crash] = told;
          const system = aLivingSystem(seed);
          const takeAll = async (groups: readonly (readonly Step[])[]) => {
            for (const steps of groups) {
              await Promise.all(steps.map((step) => takeStep(system, orders, step)));
              expect(system.violations()).toEqual([]);
            }
          };

          await system.closeDue();
          await takeAll(before);
          await system.advance(60);
          await system.closeDue(crash);
          for (const creatorId of creatorIds) await system.post(creatorId);
          await takeAll(after);
          for (const fact of orders.flatMap(factsOf)) await system.deliver(fact);
          await system.heal();

          await expectSound(system);
          expect(await system.assessAll()).toEqual(orders.map(() => 'unchanged'));
        }),
        { numRuns: histories, endOnFailure: true },
      );
    },
    timeoutMs,
  );

  it(
    'ends in the same net positions as the facts told in order and once',
    async () => {
      const told = arbitraryOrders({ currency: true });
      await fc.assert(
        fc.asyncProperty(told, fc.integer(), async (orders, seed) => {
          const plain = await tellPlainly(orders);

          const wild = await tellWildly(orders, seed);

          await expectSound(wild);
          expect(netByCreator(wild)).toEqual(netByCreator(plain));
        }),
        { numRuns: histories, endOnFailure: true },
      );
    },
    timeoutMs,
  );

  it(
    'leaves a budget with exactly what the conversions owe reserved, by its counter and by its facts',
    async () => {
      const orders = arbitraryOrders({ currency: false });
      await fc.assert(
        fc.asyncProperty(
          orders,
          fc.integer(),
          fc.bigInt(1n, 20_000n),
          async (told, seed, units) => {
            const amount = { minorUnits: units, currency: 'USD' };

            const system = await tellWildly(told, seed, {
              budget: { amount, whenSpent: 'honour' },
            });

            await expectSound(system);
            const { counted, admitted, owed } = await system.budgetUse();
            expect({ counted, admitted }).toEqual({ counted: owed, admitted: owed });
          },
        ),
        { numRuns: histories, endOnFailure: true },
      );
    },
    timeoutMs,
  );

  it(
    'pays what the terms of periods come to, the same in whatever order the facts are told',
    async () => {
      const orders = arbitraryOrders({ currency: false });
      const amounts = fc.record({ step: fc.bigInt(1n, 9_000n), cap: fc.bigInt(1n, 3_000n) });
      await fc.assert(
        fc.asyncProperty(orders, fc.integer(), amounts, async (told, seed, { step, cap }) => {
          const terms = { periodTerms: termsWithoutMemory(step, cap) };
          const plain = await tellPlainly(told, terms);

          const wild = await tellWildly(told, seed, {}, terms);

          await expectSound(wild);
          // An order that is told to be unpaid after all stays closed, or never closes: terms count what has closed.
          fc.pre(String(wild.closed()) === String(plain.closed()));
          expect(netByCreator(wild)).toEqual(netByCreator(plain));
        }),
        { numRuns: Math.ceil(histories / 4), endOnFailure: true },
      );
    },
    timeoutMs,
  );

  it(
    'keeps what a stated period has reached, and posts exactly what its terms come to then',
    async () => {
      const orders = arbitraryOrders({ currency: false });
      const thresholds = fc.bigInt(1n, 9_000n);
      await fc.assert(
        fc.asyncProperty(orders, fc.integer(), thresholds, async (told, seed, threshold) => {
          const terms = { periodTerms: termsWithMemory(threshold) };

          const wild = await tellWildly(told, seed, {}, terms);

          await expectSound(wild);
          for (const { stated, statement } of wild.periods()) {
            expect(statement.reached.bonuses).toEqual(
              expect.arrayContaining([...(stated?.bonuses ?? [])]),
            );
          }
        }),
        { numRuns: Math.ceil(histories / 4), endOnFailure: true },
      );
    },
    timeoutMs,
  );
});

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });

/** Terms whose end depends on nothing but the conversions. */
function termsWithoutMemory(step: bigint, cap: bigint): PeriodTerm[] {
  const steps = [
    { tier: 'silver', from: step, addedRate: { numerator: 1n, denominator: 30n } },
    { tier: 'gold', from: step * 2n, addedRate: { numerator: 7n, denominator: 100n } },
  ];
  return [
    {
      ...{ kind: 'tiers', termId: 'more', period: 'month', currency: 'USD' },
      ...{ measure: 'revenue', applies: 'marginal', steps },
    },
    { kind: 'cap', termId: 'day', period: 'day', most: usd(cap) },
    { kind: 'cap', termId: 'quarter', period: 'quarter', most: usd(cap * 2n) },
    { kind: 'guarantee', termId: 'least', period: 'year', atLeast: usd(cap) },
  ];
}

/** Terms of which a stated period keeps what it has reached. */
function termsWithMemory(threshold: bigint): PeriodTerm[] {
  const steps = [{ tier: 'gold', from: threshold, addedRate: { numerator: 1n, denominator: 20n } }];
  return [
    {
      ...{ kind: 'tiers', termId: 'all', period: 'month', currency: 'USD' },
      ...{ measure: 'orders', applies: 'retroactive', steps: [{ ...steps[0], from: 2n }] },
    } as PeriodTerm,
    {
      ...{ kind: 'tiers', termId: 'later', period: 'quarter', currency: 'USD' },
      ...{ measure: 'commission', applies: 'next-period', steps },
    },
    {
      ...{ kind: 'bonus', termId: 'extra', period: 'month', measure: 'revenue' },
      ...{ threshold, amount: usd(500n) },
    },
    { kind: 'guarantee', termId: 'least', period: 'month', atLeast: usd(300n) },
  ];
}
