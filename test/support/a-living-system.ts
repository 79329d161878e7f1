import { sha256 } from '../../adapters/crypto/sha256.ts';
import { payoutFileWriter } from '../../adapters/rails/write-payout-file.ts';
import { mulberry32, type Random } from '../../cli/demo/mulberry32.ts';
import { assess } from '../../core/assessment/assess.ts';
import { requireOrderAssessment } from '../../core/assessment/conversion-assessment.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import type { Fact } from '../../core/assessment/order-facts.ts';
import type { Touch } from '../../core/attribution/touch.ts';
import type { NotedOrder } from '../../core/identity/order-notes.ts';
import { type NetPosition, netPositions } from '../../core/ledger/net-position.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { roundFraction } from '../../core/money/round-fraction.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import {
  budgetAllowance,
  honourAdmissions,
  stateWithLeases,
} from '../../core/plans/budgets/index.ts';
import { foldPeriod } from '../../core/plans/periods/fold-period.ts';
import { statedUnits } from '../../core/plans/periods/group-terms.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import { budgetOf } from '../../core/programs/budget-of.ts';
import type { Program } from '../../core/programs/program.ts';
import type { ClosingChunk } from '../../core/settlement/closing-run.ts';
import { computeDueAt } from '../../core/settlement/compute-due-at.ts';
import type { ConversionState } from '../../core/settlement/conversion.ts';
import { conversionIdOf } from '../../core/settlement/conversion-id.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import { listOwed } from '../../core/settlement/list-owed.ts';
import { listPeriodShares } from '../../core/settlement/periods/list-period-shares.ts';
import type { PeriodAccount } from '../../core/settlement/periods/period-account.ts';
import {
  type PeriodShare,
  toPeriodConversion,
} from '../../core/settlement/periods/period-share.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import { type Instant, msPerDay } from '../../core/time/instant.ts';
import { type AssessOutcome, makeAssessOrder } from '../../functions/assess-orders/assess-order.ts';
import { makeCloseChunk } from '../../functions/close-conversions/close-chunk.ts';
import { makeCloseConversion } from '../../functions/close-conversions/close-due-conversion.ts';
import { makePlanClosings } from '../../functions/plan-closings/plan-closings.ts';
import { makePlanPayouts } from '../../functions/plan-payouts/plan-payouts.ts';
import { makePlanPeriods } from '../../functions/plan-periods/plan-periods.ts';
import { makePostLegs } from '../../functions/post-legs/post-legs.ts';
import { makeRunPayoutBatch } from '../../functions/run-payout-batch/run-payout-batch.ts';
import { spanOf } from '../../functions/settle-periods/open-period-terms.ts';
import {
  makeSettlePeriods,
  type PeriodToState,
} from '../../functions/settle-periods/settle-periods.ts';
import {
  makeResolvePayout,
  type PayoutOutcome,
} from '../../functions/shared/paying/resolve-payout.ts';
import { assessConversion } from '../../functions/shared/settling/assess-conversion.ts';
import { aSealedMethod, aTextSeal } from './a-text-seal.ts';
import { creatorIds } from './arbitrary-orders.ts';
import {
  aPlanVersion,
  flatPerOrder,
  inKindPerOrder,
  percent,
  storeCredit,
} from './factories/a-plan-version.ts';
import {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aProgram,
} from './factories/a-program.ts';
import { aRateDay } from './factories/a-rate-day.ts';
import { orderMoment } from './factories/moments.ts';
import { inMemoryAccountIndex, inMemoryPayoutControls } from './in-memory-account-index.ts';
import { inMemoryBudgetStore } from './in-memory-budget-store.ts';
import { inMemoryClosingRunStore } from './in-memory-closing-run-store.ts';
import { inMemoryClosingWatermark } from './in-memory-closing-watermark.ts';
import { inMemoryConversionStore } from './in-memory-conversion-store.ts';
import { inMemoryCustomerHistory } from './in-memory-customer-history.ts';
import { inMemoryIdentityStore } from './in-memory-identity-store.ts';
import { inMemoryLedgerStore } from './in-memory-ledger-store.ts';
import { inMemoryOrderNotes } from './in-memory-order-notes.ts';
import { inMemoryPayoutFiles } from './in-memory-payout-files.ts';
import { inMemoryPeriodStore } from './in-memory-period-store.ts';
import { inMemoryProgramDirectory } from './in-memory-program-directory.ts';
import { inMemoryRateStore } from './in-memory-rate-store.ts';
import { inMemoryReferenceStore } from './in-memory-reference-store.ts';
import { inMemorySubscriptionStore } from './in-memory-subscription-store.ts';
import { inMemoryTouchStore } from './in-memory-touch-store.ts';
import { Interruption, interruptCalls } from './interrupt-calls.ts';
import { noCalledRails } from './no-called-rails.ts';

/** The process dies at the call with this index, before or after its effect. */
export type Crash = { readonly index: number; readonly when: 'before' | 'after' };

const merchantId = 'acme';

function somePrograms(changes: Partial<Program>, terms: Partial<PlanVersion>) {
  return inMemoryProgramDirectory({
    merchants: [aMerchant()],
    programs: [
      aProgram({
        ...changes,
        attribution: { ...aProgram().attribution, model: { kind: 'linear' }, codeVsLink: 'shared' },
        payouts: {
          minimums: [
            { currency: 'USD', minorUnits: 300n },
            { currency: 'EUR', minorUnits: 300n },
            { currency: 'JPY', minorUnits: 50n },
          ],
        },
      }),
    ],
    planVersions: [
      {
        merchantId,
        version: aPlanVersion({
          otherCurrencies: 'exchange',
          renewals: { earn: 'lifetime', resumeDays: 3 },
          ...terms,
          rules: [
            {
              ruleId: 'new',
              when: { all: [{ customer: 'new' }, { currency: ['USD'] }] },
              rewards: [percent(125n, 1000n), flatPerOrder(333n)],
            },
            {
              ruleId: 'returning',
              when: { customer: 'returning' },
              rewards: [percent(3n), inKindPerOrder(50n), storeCredit(1n)],
            },
            {
              ruleId: 'all',
              rewards: [percent(10n), flatPerOrder(151n, 'prorated', 'EUR')],
            },
          ],
        }),
      },
    ],
    creators: [
      aCreator({
        creatorId: 'leo',
        identityHashes: ['k1:leo'],
        payoutMethod: aSealedMethod({ rail: 'csv', holder: 'Leo', account: '4711' }),
      }),
      // The bank carries euro only, so what she earns in other currencies waits.
      aCreator(),
      aCreator({
        creatorId: 'zoe',
        identityHashes: ['k1:zoe'],
        payoutMethod: { rail: 'manual' },
      }),
    ],
    enrolments: creatorIds.map((creatorId) => anEnrolment({ creatorId })),
    links: creatorIds.map((creatorId) => aLink({ slug: creatorId, creatorId })),
    codes: ['leo', 'mia'].map((creatorId) => aCode({ code: creatorId.toUpperCase(), creatorId })),
    connections: ['shop', 'outlet'].map((name) => aConnection({ connectionId: `acme.${name}` })),
  });
}

/** A task as a queue holds it: it comes again until it was done once. */
type Task = (crash: Crash | undefined) => Promise<unknown>;

/**
 * All use cases from fact to confirmed payout on stores in memory, as queues run them: at least
 * once, several at once, dying at any call. Everything that happens is drawn from one seed.
 *
 * @param changes of the program.
 * @param terms beside the rules of its plan.
 */
export function aLivingSystem(
  seed: number,
  changes: Partial<Program> = {},
  terms: Pick<PlanVersion, 'periodTerms'> = {},
) {
  const random = mulberry32(seed);
  let at: Instant = orderMoment;
  // Every look at the clock is a millisecond later, as no two moments of the real world are one.
  const now = () => {
    at += 1;
    return at;
  };
  const directory = somePrograms(changes, terms);
  const conversions = inMemoryConversionStore();
  const periods = inMemoryPeriodStore();
  const ledger = inMemoryLedgerStore(conversions.legs, periods);
  const evidence = {
    directory,
    touches: inMemoryTouchStore(),
    identities: inMemoryIdentityStore(),
    history: inMemoryCustomerHistory(),
    tokens: inMemoryOrderNotes<NotedOrder>(),
    rates: inMemoryRateStore(),
    subscriptions: inMemorySubscriptionStore(),
    conversions,
  };
  const budgets = inMemoryBudgetStore();
  const references = inMemoryReferenceStore((fact) => conversions.addFact(fact));
  const watermark = inMemoryClosingWatermark();
  const files = inMemoryPayoutFiles();
  const asked: ConversionKey[] = [];
  const due: ClosingChunk[] = [];
  /** Single conversions that a close has asked for. */
  const renewals: ConversionKey[] = [];
  const closingRuns = inMemoryClosingRunStore();
  let walks = 0;
  /** Up to which revision of an order a message for its periods was sent. */
  const counted = new Map<string, number>();
  const toState: PeriodToState[] = [];
  const toPay: string[] = [];
  const paid: string[] = [];
  const unfinished: Task[] = [];
  /** What waits for a rate, as messages wait in their queue. */
  const stalled: Task[] = [];
  const firstFiles = new Map<string, string>();
  let runs = 0;

  function open(crash: Crash | undefined) {
    const interruptions = crash && interruptCalls(crash.index, crash.when);
    const wrap = <Port extends object>(port: Port): Port =>
      takeTurns(interruptions?.wrap(port) ?? port, random);
    const queues = wrap({
      assess: async (keys: readonly ConversionKey[]) => void asked.push(...keys),
      close: async (chunks: readonly ClosingChunk[]) => void due.push(...chunks),
      renew: async (keys: readonly ConversionKey[]) => void renewals.push(...keys),
      state: async (statements: readonly PeriodToState[]) => void toState.push(...statements),
      pay: async (keys: readonly { batchId: string }[]) =>
        void toPay.push(...keys.map(({ batchId }) => batchId)),
    });
    return {
      queues,
      directory: wrap(directory),
      touches: wrap(evidence.touches),
      identities: wrap(evidence.identities),
      history: wrap(evidence.history),
      tokens: wrap(evidence.tokens),
      rates: wrap(evidence.rates),
      subscriptions: wrap(evidence.subscriptions),
      conversions: wrap(conversions),
      budgets: wrap(budgets),
      references: wrap(references),
      ledger: wrap(ledger),
      periods: wrap(periods),
      payouts: wrap(ledger),
      watermark: wrap(watermark),
      runs: wrap(closingRuns),
      files: wrap(files),
      writeFile: payoutFileWriter(async () => aTextSeal),
      accounts: wrap(inMemoryAccountIndex()),
      controls: wrap(inMemoryPayoutControls()),
      now,
      sha256,
    };
  }

  /** Runs a task; if the process dies under it, it comes again later. */
  async function run(task: Task, crash?: Crash): Promise<void> {
    try {
      await task(crash);
    } catch (error) {
      if (error instanceof Error && error.message.includes('waits for the rate')) {
        stalled.push(task);
        return;
      }
      if (!(error instanceof Interruption)) throw error;
      unfinished.push(task);
    }
  }

  /** The rates of all orders' days become known, late: some of them are due by then. */
  async function publishRates(): Promise<void> {
    const quotes = { USD: '1.0832', JPY: '160.45', ZMW: '29.6131' };
    await evidence.rates.addDay(merchantId, aRateDay({ quotes }));
    await evidence.rates.complete(merchantId, 'ecb', '2026-04-30');
    unfinished.push(...stalled.splice(0));
  }

  const assessing = (key: ConversionKey): Task => {
    return (crash) => {
      const ports = open(crash);
      return makeAssessOrder({ ...ports, enqueue: ports.queues.assess })(key);
    };
  };
  const closing =
    (key: ConversionKey): Task =>
    (crash) => {
      const ports = open(crash);
      return makeCloseConversion({ ...ports, enqueue: ports.queues.renew })(key);
    };
  const paying =
    (batchId: string): Task =>
    async (crash) => {
      await makeRunPayoutBatch({ ...open(crash), ...noCalledRails })({ merchantId, batchId });
      rememberFiles();
    };
  const closingChunk =
    (chunk: ClosingChunk): Task =>
    (crash) => {
      const ports = open(crash);
      const closeConversion = makeCloseConversion({ ...ports, enqueue: ports.queues.renew });
      return makeCloseChunk({ ...ports, closeConversion })(chunk);
    };
  const planningClosings =
    (runId: string): Task =>
    (crash) => {
      const ports = open(crash);
      return makePlanClosings({ ...ports, enqueueChunks: ports.queues.close })(runId);
    };
  const planningPayouts =
    (runId: string): Task =>
    (crash) => {
      const ports = open(crash);
      return makePlanPayouts({ ...ports, ...noCalledRails, enqueue: ports.queues.pay })({
        merchantId,
        runId,
        dryRun: false,
      });
    };
  const posting =
    (creatorId: string): Task =>
    async (crash) => {
      const own = conversions.legs().filter((leg) => leg.creatorId === creatorId);
      const conversionIds = own.map(({ conversionId }) => conversionId);
      const { failed } = await makePostLegs(open(crash))({ merchantId, conversionIds });
      for (const { reason } of failed) throw reason;
    };

  const counting =
    (key: ConversionKey): Task =>
    (crash) =>
      makeSettlePeriods(open(crash)).countConversion(key);
  const stating =
    (period: PeriodToState): Task =>
    (crash) =>
      makeSettlePeriods(open(crash)).statePeriod(period);
  const planningPeriods: Task = (crash) => {
    const ports = open(crash);
    return makePlanPeriods({ ...ports, enqueue: ports.queues.state })();
  };

  /** The stream tells of each revision once, at least; and time passes for periods, too. */
  async function settlePeriods(crash?: Crash): Promise<void> {
    const moved = conversions
      .export()
      .map(({ state }) => state)
      .filter(
        ({ conversionId, revision, measuredMinorUnits }) =>
          measuredMinorUnits !== undefined && revision > (counted.get(conversionId) ?? 0),
      );
    for (const { conversionId, revision } of moved) counted.set(conversionId, revision);
    await run(planningPeriods, random.chance(50) ? crash : undefined);
    await Promise.all([
      ...moved.map(({ conversionId }) => run(counting({ merchantId, conversionId }), crash)),
      ...toState.splice(0).map((period) => run(stating(period), crash)),
    ]);
  }

  /** What the terms of all periods come to by what has closed, folded whole. */
  async function periodsByFacts(): Promise<[place: string, minorUnits: bigint][]> {
    const shares: PeriodShare[] = [];
    for (const key of conversionKeys()) {
      const { state, frozen } = await conversions.load(key);
      if (state !== undefined) shares.push(...listPeriodShares(state, frozen));
    }
    const accounts = periods.export().toSorted(byLength);
    const totals = new Map<PeriodAccount, bigint>();
    for (const account of accounts) totals.set(account, foldWhole(account, shares, totals));
    return accounts.map((account) => [
      `${account.creatorId} ${account.currency}`,
      totals.get(account) ?? 0n,
    ]);
  }

  /** A batch's file is the same to the byte, however often it is written. */
  function rememberFiles(): void {
    for (const [key, { content }] of files.stored) {
      const first = firstFiles.get(key) ?? content;
      firstFiles.set(key, first);
      if (first !== content) throw new Error(`The file ${key} was written with other bytes.`);
    }
  }

  const payouts = (): readonly Payout[] => ledger.export().payouts;
  const conversionKeys = () =>
    conversions.export().map(({ state: { conversionId } }) => ({ merchantId, conversionId }));

  async function drain(): Promise<void> {
    for (;;) {
      const task = unfinished.shift();
      const key = asked.shift();
      if (task === undefined && key === undefined) return;
      if (task !== undefined) await run(task);
      if (key !== undefined) await run(assessing(key));
    }
  }

  /** Assesses every order once more, and says what became of each. */
  async function assessAll(): Promise<AssessOutcome[]> {
    const ports = open(undefined);
    const assessOrder = makeAssessOrder({ ...ports, enqueue: ports.queues.assess });
    const outcomes: AssessOutcome[] = [];
    for (const key of conversionKeys()) {
      outcomes.push(await assessOrder(key));
    }
    return outcomes;
  }

  /** A crash hits the planner or the workers, not both: a dead planner leaves no work. */
  const aim = (crash: Crash | undefined) => (random.chance(30) ? [crash] : [undefined, crash]);

  async function closeDue(crash?: Crash): Promise<void> {
    const [planner, worker] = aim(crash);
    walks += 1;
    await run(planningClosings(`walk-${walks}`), planner);
    for (const chunk of due.splice(0)) await run(closingChunk(chunk), worker);
    // A close may ask for more of them.
    for (let key = renewals.shift(); key !== undefined; key = renewals.shift()) {
      await run(closing(key), worker);
    }
  }

  async function runPayouts(crash?: Crash): Promise<void> {
    const [planner, worker] = aim(crash);
    runs += 1;
    await run(planningPayouts(`run-${runs}`), planner);
    await payPlanned(worker);
  }

  /** Works through the payout queue; now and then a message reaches two workers. */
  async function payPlanned(crash?: Crash): Promise<void> {
    for (const batchId of toPay.splice(0)) {
      paid.push(batchId);
      const workers = random.chance(40) ? [crash, undefined] : [crash];
      await Promise.all(workers.map((each) => run(paying(batchId), each)));
    }
  }

  return {
    payouts,
    async click(touch: Touch) {
      await evidence.touches.addTouch(merchantId, touch);
    },
    /** A fact is stored, and its order assessed. */
    async deliver(fact: Fact, crash?: Crash) {
      at = Math.max(at, fact.recordedAt);
      await conversions.addFact(fact);
      await run(assessing({ merchantId, conversionId: conversionIdOf(fact) }), crash);
    },
    assess: (conversionId: string, crash?: Crash) =>
      run(assessing({ merchantId, conversionId }), crash),
    close: (conversionId: string, crash?: Crash) =>
      run(closing({ merchantId, conversionId }), crash),
    async advance(days: number) {
      at += days * msPerDay;
      await publishRates();
    },
    closeDue,
    post: (creatorId: string, crash?: Crash) => run(posting(creatorId), crash),
    settlePeriods,
    periods: () => periods.export(),
    closed: () =>
      conversions
        .export()
        .flatMap(({ state }) => (state.status === 'closed' ? [state.conversionId] : []))
        .toSorted(),
    runPayouts,
    /** A message of the payout queue comes again. */
    async payAgain(choice: number, crash?: Crash) {
      const batchId = paid[choice % Math.max(paid.length, 1)];
      if (batchId !== undefined) await run(paying(batchId), crash);
    },
    async resolve(choice: number, outcome: PayoutOutcome, crash?: Crash) {
      const all = payouts();
      // Mostly one of the newest, whose batch may not be released yet.
      const payout = all.at(-1 - (choice % Math.min(Math.max(all.length, 1), 4)));
      if (payout === undefined) return;
      await run(
        (died) =>
          makeResolvePayout(open(died))(merchantId, payout.payoutId, { outcome, evidence: 'x' }),
        crash,
      );
    },
    drain,
    /** The faults are over: what was begun is finished. */
    async heal(): Promise<void> {
      await publishRates();
      await drain();
      await assessAll();
      at += 60 * msPerDay;
      await closeDue();
      await payPlanned();
      for (const creatorId of creatorIds) await run(posting(creatorId));
      await settlePeriods();
      await drain();
    },
    assessAll,
    /** What the facts come to, by creator and unit, at the credits that a close has frozen. */
    async owedByFacts(): Promise<Record<string, bigint>> {
      const sums: Record<string, bigint> = {};
      const program = await directory.findProgram(merchantId, 'spring');
      if (program === undefined) throw new Error('There is a program.');
      for (const key of conversionKeys()) {
        const stored = await conversions.load(key);
        const frozen = stored.frozen.find(({ revision }) => revision === 1)?.assessment;
        // A restatement adds the rates that the close had no use for.
        const terms = stored.frozen.at(-1)?.assessment.terms;
        const assessment =
          frozen && terms
            ? assess({
                ...requireOrderAssessment(frozen),
                ...key,
                terms,
                order: foldOrder(stored.facts),
              })
            : (await assessConversion(evidence, program, key.conversionId, stored, at)).assessment;
        for (const { creatorId, unit, minorUnits } of assessment ? listOwed(assessment) : []) {
          const place = `${creatorId} ${unit}`;
          sums[place] = (sums[place] ?? 0n) + minorUnits;
        }
      }
      for (const [place, minorUnits] of await periodsByFacts()) {
        sums[place] = (sums[place] ?? 0n) + minorUnits;
      }
      return withoutZeros(sums);
    },
    /** What the budget says is used, by its counter and by its admissions, and what is owed in cash, in US cents. */
    async budgetUse() {
      const program = await directory.findProgram(merchantId, 'spring');
      const budget = program && budgetOf(program);
      if (budget === undefined) throw new Error('There is a budget.');
      const allowance = budgetAllowance(budget, { eventAt: orderMoment, zones: calendarZones });
      const { key } = allowance;
      const admissions = await budgets.listAdmissions(key, undefined, Number.POSITIVE_INFINITY);
      const states = conversions.export().map(({ state }) => state);
      const owed = states.map((state) => toUsCents(state));
      return {
        counted: stateWithLeases(allowance, await budgets.read(key, '')).usedUnits,
        admitted: honourAdmissions(allowance, admissions).state.usedUnits,
        owed: owed.reduce((sum, minorUnits) => sum + minorUnits, 0n),
      };
    },
    positions: (): readonly NetPosition[] =>
      netPositions([
        ...conversions.export().flatMap(({ state }) => state.journal),
        ...ledger.export().accounts.flatMap(({ entries }) => entries),
      ]),
    violations: () =>
      verifyLedger({ conversions: conversions.export(), ...ledger.export() }, sha256),
    /** What hangs about although nothing is left to do, or was paid by no file: nothing, if all is well. */
    async waiting(): Promise<unknown[]> {
      const released = (await ledger.listBatches(merchantId)).flatMap(
        (batch) => batch.released?.payoutIds ?? [],
      );
      return [
        ...ledger.export().waitingLegs,
        ...conversions
          .export()
          .flatMap(({ state }) =>
            (computeDueAt(state) ?? Number.POSITIVE_INFINITY) <= at ||
            (state.status === 'pending' && state.closeAt !== undefined)
              ? [state]
              : [],
          ),
        ...payouts().filter(
          ({ state, payoutId }) =>
            state === 'intended' ||
            ((state === 'submitted' || state === 'confirmed') && !released.includes(payoutId)),
        ),
      ];
    },
  };
}

/** Months before quarters before years. */
function byLength(a: PeriodAccount, b: PeriodAccount): number {
  return (
    statedUnits.indexOf(a.period.unit as 'month') - statedUnits.indexOf(b.period.unit as 'month')
  );
}

/** A period's total by all shares that lie in it, with what was stated and what shorter periods came to. */
function foldWhole(
  account: PeriodAccount,
  shares: readonly PeriodShare[],
  totals: ReadonlyMap<PeriodAccount, bigint>,
): bigint {
  const { creatorId, period, currency, terms, stated } = account;
  const { from, until } = spanOf(period);
  const inner = [...totals].filter(
    ([other]) =>
      other.creatorId === creatorId &&
      other.currency === currency &&
      other.period.unit !== period.unit &&
      spanOf(other.period).from >= from &&
      spanOf(other.period).until <= until,
  );
  const own = shares.filter(
    (share) => share.creatorId === creatorId && share.eventAt >= from && share.eventAt < until,
  );
  return foldPeriod(
    {
      ...{ creatorId, period, currency, terms, zones: calendarZones, entered: [] },
      ...(stated === undefined ? {} : { stated }),
      innerMinorUnits: inner.reduce((sum, [, total]) => sum + total, 0n),
      enrolment: anEnrolment({ creatorId }),
    },
    own.map((share) => toPeriodConversion(share, currency)),
  ).totalMinorUnits;
}

/** What each smallest unit is worth in US cents by the rates of this system, as a fraction. */
const usCents: Readonly<Record<string, readonly [bigint, bigint]>> = {
  USD: [1n, 1n],
  EUR: [10_832n, 10_000n],
  JPY: [10_832n, 16_045n],
};

function toUsCents({ owed, currency }: Pick<ConversionState, 'owed' | 'currency'>): bigint {
  const [numerator, denominator] = usCents[currency] ?? [0n, 1n];
  const total = owed.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  return roundFraction(total * numerator, denominator, 'half-even');
}

export type LivingSystem = ReturnType<typeof aLivingSystem>;

/** The net positions of a system by creator and currency, without zeros. */
export function netByCreator(system: LivingSystem): Record<string, bigint> {
  return withoutZeros(
    Object.fromEntries(
      system.positions().map(({ creatorId, unit, net }) => [`${creatorId} ${unit}`, net]),
    ),
  );
}

function withoutZeros(sums: Readonly<Record<string, bigint>>): Record<string, bigint> {
  return Object.fromEntries(Object.entries(sums).filter(([, minorUnits]) => minorUnits !== 0n));
}

/** Lets others go first for a few turns before and after each call, as the network does. */
function takeTurns<Port extends object>(port: Port, random: Random): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        await turns(random);
        const answer: unknown = await method.apply(target, args);
        await turns(random);
        return answer;
      };
    },
  });
}

/** Mostly a moment, sometimes so long that others get far. */
async function turns(random: Random): Promise<void> {
  const most = random.chance(5) ? 40 : 3;
  for (let left = random.below(most); left > 0; left -= 1) await undefined;
}
