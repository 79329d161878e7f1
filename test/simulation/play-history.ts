import { mulberry32, type Random } from '../../cli/demo/mulberry32.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { orderMoment } from '../support/factories/moments.ts';
import { beginEvent } from './begin-event.ts';
import { type AimedSites, aimOf, type StoryKind, storyKindOf, type Target } from './faults/aim.ts';
import { FaultSource } from './faults/fault-source.ts';
import { type Focus, focusOn } from './faults/focus.ts';
import { checkBudgets } from './invariants/check-budgets.ts';
import { checkEnd, checkEstimates } from './invariants/check-end.ts';
import { checkLedger } from './invariants/check-ledger.ts';
import { checkNothingClosed } from './invariants/check-nothing-closed.ts';
import { checkPayees } from './invariants/check-payees.ts';
import { checkTaxes } from './invariants/check-taxes.ts';
import { comparePlain } from './invariants/compare-plain.ts';
import { lookUpLast } from './look-up-last.ts';
import { playPlainly } from './play-plainly.ts';
import { PromiseBroken } from './promise-broken.ts';
import { resumeAll } from './resume-all.ts';
import { Schedule } from './schedule.ts';
import { stateLastPeriods } from './state-last-periods.ts';
import { withAccounts } from './story/accounts.ts';
import { drawStory } from './story/draw-story.ts';
import { hasTrait } from './story/has-trait.ts';
import { installPrograms } from './story/install-programs.ts';
import { isComparable } from './story/is-comparable.ts';
import { withPayees } from './story/payees.ts';
import { withRails } from './story/rails.ts';
import type { Story, StoryEvent, StoryMoment } from './story/story.ts';
import { withTax } from './story/taxes.ts';
import { withDoubts } from './story/with-doubts.ts';
import { digestStore } from './system/digest-store.ts';
import { openTrace } from './system/trace.ts';
import { tellLastRates } from './tell-last-rates.ts';

export type HistoryOptions = {
  /** Keeps every step, to be printed. */
  readonly isTraced?: boolean;
  /** Places of events of the story, and numbers of faults, that are left out. */
  readonly withoutEvents?: ReadonlySet<number>;
  readonly withoutFaults?: ReadonlySet<number>;
  /** The call sites that histories are aimed at. */
  readonly sites: AimedSites;
  readonly focus?: Focus;
};

export type History = {
  readonly seed: number;
  readonly broken?: { readonly invariant: string; readonly detail: string };
  readonly steps: number;
  readonly crashes: readonly Target[];
  /** All call sites that were reached while something could go wrong there, whether it did or not. */
  readonly sites: ReadonlySet<string>;
  /** How often each kind of misfortune struck. */
  readonly faults: Readonly<Record<string, number>>;
  readonly countOfEvents: number;
  readonly countOfFaults: number;
  /** Over every step, and over everything that is stored in the end. */
  readonly digest: string;
  readonly trace: readonly string[];
};

/** Plays the history of a seed, from the first fact to the last payment, and says whether all promises held. */
export async function playHistory(seed: number, options: HistoryOptions): Promise<History> {
  const kind = storyKindOf(seed);
  const focus = focusOn(kind, options.focus);
  const drawn = drawStoryWith(focus, mulberry32(mix(seed, 1)), kind);
  const isOfRails = focus.story === 'over-called-rails';
  const paid = withPayees(mulberry32(mix(seed, 4)), drawn);
  const overRails = withRails(mulberry32(mix(seed, 5)), paid, isOfRails);
  const doubted = withDoubts(mulberry32(mix(seed, 6)), overRails);
  const taxed = withTax(mulberry32(mix(seed, 7)), doubted);
  const story = withAccounts(mulberry32(mix(seed, 8)), taxed);
  const trace = openTrace(options.isTraced ?? false);
  const aim = aimOf(seed, options.sites);
  const withoutFaults = options.withoutFaults ?? new Set<number>();
  const faults = new FaultSource(mulberry32(mix(seed, 2)), aim, withoutFaults, focus);
  const random = mulberry32(mix(seed, 3));
  const schedule = new Schedule(random, faults, trace, orderMoment, focus);
  const broken = await findBroken(async () => {
    const told = leaveOut(story, options.withoutEvents ?? new Set());
    await tell(told, schedule, random);
    faults.isOn = false;
    await finish(schedule, told);
  });
  digestStore(schedule.world.dynamo, trace);
  return {
    seed,
    ...(broken === undefined ? {} : { broken }),
    steps: schedule.steps,
    crashes: schedule.crashes,
    sites: schedule.sites,
    faults: schedule.faultCounts,
    countOfEvents: story.moments.reduce((sum, { events }) => sum + events.length, 0),
    countOfFaults: faults.count,
    digest: trace.digest,
    trace: trace.lines,
  };
}

/** The first story that has what the focus asks for. */
function drawStoryWith({ story: trait }: Focus, random: Random, kind: StoryKind): Story {
  let story = drawStory(random, kind);
  // Payouts are not made of everything, so another story is of anything.
  while (trait !== undefined && !hasTrait(story, trait)) story = drawStory(random, 'any');
  return story;
}

/** The story without the events at some places. It waits where it did: else windows could close amid evidence. */
function leaveOut(story: Story, places: ReadonlySet<number>): Story {
  let before = 0;
  const moments = story.moments.map(({ events, ...moment }) => {
    const first = before;
    before += events.length;
    return {
      ...moment,
      events: events.filter(({ kind }, index) => kind === 'calm' || !places.has(first + index)),
    };
  });
  return { ...story, moments };
}

/** The story with all its misfortunes. */
async function tell(story: Story, schedule: Schedule, random: Random): Promise<void> {
  const { merchantIds, moments, isPatient } = story;
  const { dynamo } = schedule.world;
  schedule.mayClose = !story.isPlain;
  for (const rail of schedule.world.rails.servers) {
    rail.isAuthoritative = story.rails?.authoritative.includes(rail.name) ?? true;
    rail.isSilent = story.rails?.silent.includes(rail.name) ?? false;
  }
  for (const merchantId of merchantIds) await installPrograms(dynamo, merchantId, story);
  dynamo.setIndexLag(true);
  for (const { at, events, stepsMax } of moments) {
    schedule.passTo(at);
    await tellMoment(schedule, events, story);
    await schedule.run(stepsMax ?? (isPatient ? 1_500 : random.pick([0, 60, 200, 1_500, 1_500])));
    if (random.chance(30)) await checkLedger(dynamo);
  }
}

/** Its events happen in their order, among everything that they set off. */
async function tellMoment(
  schedule: Schedule,
  events: StoryMoment['events'],
  { hasVisitors, orders }: Story,
): Promise<void> {
  const waiting = [...events];
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const event = next;
    if (event.kind === 'calm') {
      waiting.shift();
      await schedule.calm();
      await checkEstimates(schedule.world, hasVisitors);
      if (!schedule.mayClose) await checkNothingClosed(schedule.world, orders);
      schedule.mayClose = true;
      continue;
    }
    const happen = async () => {
      waiting.shift();
      await beginEvent(schedule, event);
    };
    await schedule.step([{ weight: 3, name: describe(event), happen }]);
  }
}

function describe(event: StoryEvent): string {
  if (event.kind === 'fact')
    return `fact ${event.fact.merchantId} ${event.fact.orderId} ${event.fact.factId}`;
  if (event.kind === 'payments') return event.fact.factId;
  if (event.kind === 'deed') return `${event.deed.kind} ${event.deed.key.conversionId}`;
  return event.kind === 'run' ? `run ${event.runId}` : event.kind;
}

/** The faults are over: all windows close, everybody is paid, and the books are looked through. */
async function finish(schedule: Schedule, story: Story): Promise<void> {
  const { world, outside } = schedule;
  const { hasVisitors, daysToRest, merchantIds } = story;
  await schedule.calm();
  await resumeAll(schedule, merchantIds);
  await tellLastRates(schedule, merchantIds);
  // Orders that nobody paid may have expired: whoever walks the windows finds them.
  await outside.fire('plan-closings');
  await schedule.calm();
  await checkEstimates(world, hasVisitors);
  schedule.passTo(world.runtime.at + daysToRest * msPerDay);
  await outside.fire('plan-closings');
  await schedule.calm();
  outside.bank.returnsOutOf100 = 0;
  for (const rail of world.rails.servers) rail.failsOutOf100 = 0;
  await lookUpLast(schedule, story);
  await stateLastPeriods(schedule, story);
  schedule.passTo(world.runtime.at + msPerDay);
  await outside.fire('plan-payouts');
  await schedule.calm();
  await lookUpLast(schedule, story);
  await checkEnd(world, outside.bank.payments, hasVisitors);
  if (story.payees !== undefined) await checkPayees(world, story.payees);
  if (story.tax !== undefined) await checkTaxes(world, story.tax);
  await checkBudgets(world, merchantIds);
  if (isComparable(story)) await comparePlain(world, await playPlainly(story));
}

async function findBroken(play: () => Promise<void>): Promise<History['broken']> {
  try {
    await play();
    return undefined;
  } catch (error) {
    if (error instanceof PromiseBroken)
      return { invariant: error.invariant, detail: error.message };
    throw error;
  }
}

/** Another sequence of choices for each use of a seed. */
const mix = (seed: number, use: number): number =>
  Math.imul((seed ^ (use * 0x9e3779b9)) + 0x7f4a7c15, 0x85ebca6b) ^ (use << 24);
