import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import { type Instant, msPerDay, msPerHour } from '../../../core/time/instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import type { StoryKind } from '../faults/aim.ts';
import { drawDeeds } from './draw-deeds.ts';
import { drawEarlyCloses } from './draw-early-closes.ts';
import { drawLimits } from './draw-limits.ts';
import { asPayment, drawOrder, type ToldOrder } from './draw-order.ts';
import { addPauses } from './draw-pauses.ts';
import { drawPaymentFacts, withReferences } from './draw-payments.ts';
import { drawPayoutStory } from './draw-payout-story.ts';
import { drawPeriods, drawStatements, startsOf } from './draw-periods.ts';
import { drawRushStory } from './draw-rush-story.ts';
import type { Story, StoryEvent, StoryLimits, StoryMoment, StoryPeriods } from './story.ts';

const day = (days: number): Instant => orderMoment + days * msPerDay;

/** From when on orders are placed that nobody has heard of on the first day. */
const lateStart = day(5);

/**
 * One to three orders of one or two merchants, and when the system hears of what.
 *
 * @param kind `payouts`: it comes to them soon, and again; `rush`: its orders are in each other's way.
 */
export function drawStory(random: Random, kind: StoryKind): Story {
  if (kind === 'payouts') return drawPayoutStory(random);
  if (kind !== 'any') return drawRushStory(random, kind === 'rush-of-closes');
  const merchantIds = random.chance(20) ? ['acme', 'globex'] : ['acme'];
  const hasVisitors = random.chance(50);
  const limits = drawLimits(random);
  const isPlain = random.chance(limits === undefined ? 50 : 20);
  const periods = drawPeriods(random, isPlain);
  const orders = drawOrders(random, { merchantIds, hasVisitors, limits, periods });
  const hasPayments = random.chance(35);
  const named = nameSubscription(random, uniqueOrders(orders));
  const told = hasPayments ? named.map(withReferences) : named;
  const hasRates = random.chance(50);
  const others: StoryEvent[] = [
    ...drawDeeds(random, merchantIds, told).map((deed) => ({ kind: 'deed', deed }) as const),
    ...(hasRates ? [] : merchantIds.map((merchantId) => ({ kind: 'rates', merchantId }) as const)),
    ...drawStatements(random, periods),
    ...(hasPayments ? drawPayments(random, told) : []),
  ];
  const facts = isPlain ? tellPlainly(random, told) : tellWildly(random, told);
  const moments = addEarlyCloses(random, addEvents(random, facts, others), told, isPlain);
  return {
    merchantIds,
    orders: told,
    moments: addPauses(random, withRuns(random, moments, merchantIds), merchantIds),
    isPlain,
    hasPayments,
    hasRates,
    ...(periods === undefined ? {} : { periods }),
    ...(limits === undefined ? {} : { limits }),
    hasVisitors,
    isPatient: false,
    daysToRest: 9,
  };
}

function drawOrders(
  random: Random,
  {
    merchantIds,
    hasVisitors,
    limits,
    periods,
  }: Pick<Story, 'merchantIds' | 'hasVisitors'> & {
    readonly limits: StoryLimits | undefined;
    readonly periods: StoryPeriods | undefined;
  },
): ToldOrder[] {
  const counts = limits === undefined ? [1, 1, 1, 2, 2, 3] : [1, 2, 2];
  return Array.from({ length: random.pick(counts) }, (_, index) =>
    // Two merchants may well have orders of one number.
    drawOrder(
      random,
      random.pick(merchantIds),
      `${1001 + (random.chance(90) ? index : 0)}`,
      hasVisitors,
      // By then there may be a notice that something is used up.
      limits !== undefined && index > 0 ? lateStart : random.pick(startsOf(periods)),
    ),
  );
}

/** At any time; but in a plain story once the evidence is taken in, which would be late after the close. */
function addEarlyCloses(
  random: Random,
  moments: readonly StoryMoment[],
  orders: readonly ToldOrder[],
  isPlain: boolean,
): StoryMoment[] {
  const events = drawEarlyCloses(random, orders).map((deed) => ({ kind: 'deed', deed }) as const);
  if (!isPlain) return addEvents(random, moments, events);
  if (events.length === 0) return [...moments];
  const rest = moments.findIndex((moment) => moment.events.some(({ kind }) => kind === 'calm'));
  const at = Math.max(...moments.slice(0, rest + 1).map((moment) => moment.at)) + msPerHour;
  return moments.toSpliced(rest + 1, 0, { at, events });
}

/** A payment provider tells some things twice. */
function drawPayments(random: Random, orders: readonly ToldOrder[]): StoryEvent[] {
  return orders
    .flatMap((order) => drawPaymentFacts(random, order))
    .flatMap((fact): StoryEvent[] => {
      const event = { kind: 'payments', fact } as const;
      return random.chance(25) ? [event, event] : [event];
    });
}

/** Other things happen at any of the moments, among what happens there anyway. */
function addEvents(
  random: Random,
  moments: readonly StoryMoment[],
  others: readonly StoryEvent[],
): StoryMoment[] {
  const added = moments.map((): StoryEvent[] => []);
  const places = moments.flatMap(({ events }, place) =>
    events.some(({ kind }) => kind === 'calm') ? [] : [place],
  );
  for (const event of others) added[random.pick(places)]?.push(event);
  return moments.map(({ at, events }, place) => ({
    at,
    events: [...events, ...(added[place] ?? [])],
  }));
}

/** Sometimes the orders of one merchant are payments of one subscription. */
function nameSubscription(random: Random, orders: readonly ToldOrder[]): ToldOrder[] {
  if (!random.chance(40)) return [...orders];
  return orders.map((order, place) => ({
    ...order,
    evidence: order.evidence.map((fact) => asPayment(fact, place + 1)),
    late: order.late.map((fact) => asPayment(fact, place + 1)),
  }));
}

function uniqueOrders(orders: readonly ToldOrder[]): ToldOrder[] {
  const byKey = new Map(
    orders.map((order) => [`${order.merchantId} ${order.conversionId}`, order]),
  );
  return [...byKey.values()];
}

/** First the evidence, then, once it is taken in, the closes, and then what comes late. */
function tellPlainly(random: Random, orders: readonly ToldOrder[]): StoryMoment[] {
  const late = random.shuffle(orders.flatMap((order) => order.late));
  const early = late.splice(0, random.below(late.length + 1));
  const first = [...orders.flatMap((order) => order.evidence), ...early];
  return [
    onceRecorded(day(3), drawDeliveries(random, first)),
    { at: day(3), events: [{ kind: 'calm' }] },
    { at: day(10), events: drawWork(random) },
    ...drawLater(random, late, 10),
  ];
}

/** Everything at any time. */
function tellWildly(random: Random, orders: readonly ToldOrder[]): StoryMoment[] {
  const facts = random.shuffle(orders.flatMap(({ evidence, late }) => [...evidence, ...late]));
  const early = facts.filter(({ recordedAt }) => recordedAt < lateStart);
  const first = early.slice(0, random.below(early.length + 1));
  const rest = facts.filter((fact) => !first.includes(fact));
  return [
    onceRecorded(day(3), random.shuffle([{ kind: 'close' }, ...drawDeliveries(random, first)])),
    ...drawLater(random, rest, 4),
  ];
}

/** Two to five days on which facts come, windows close and creators are paid. */
function drawLater(random: Random, facts: readonly Fact[], from: number): StoryMoment[] {
  const count = 2 + random.below(3);
  const moments = Array.from({ length: count }, (): Fact[] => []);
  for (const fact of facts) random.pick(moments).push(fact);
  let days = from;
  return moments.map((some) => {
    days += random.pick([0, 1, 1, 2, 4]);
    const events = [...drawDeliveries(random, some), ...drawWork(random)];
    return onceRecorded(day(days), random.shuffle(events));
  });
}

/** Nothing is told before it has happened. */
function onceRecorded(at: Instant, events: readonly StoryEvent[]): StoryMoment {
  const recorded = events.map((event) => (event.kind === 'fact' ? event.fact.recordedAt : at));
  return { at: Math.max(at, ...recorded), events };
}

/** The shop tells some things twice. */
function drawDeliveries(random: Random, facts: readonly Fact[]): StoryEvent[] {
  return random.shuffle(
    facts.flatMap((fact): StoryEvent[] => {
      const event = { kind: 'fact', fact } as const;
      return random.chance(25) ? [event, event] : [event];
    }),
  );
}

/** The schedules fire, sometimes twice. */
function drawWork(random: Random): StoryEvent[] {
  return [
    ...repeat<StoryEvent>({ kind: 'close' }, random.pick([0, 1, 1, 2])),
    ...repeat<StoryEvent>({ kind: 'pay' }, random.pick([0, 1, 1, 1, 2])),
  ];
}

function withRuns(
  random: Random,
  moments: readonly StoryMoment[],
  merchantIds: readonly string[],
): StoryMoment[] {
  return moments.map(({ at, events }, index) => {
    if (!random.chance(15) || events.some(({ kind }) => kind === 'calm')) return { at, events };
    const runId = `by-hand-${random.chance(70) ? index : 0}`;
    const run = { kind: 'run', merchantId: random.pick(merchantIds), runId } as const;
    return { at, events: [...events, run] };
  });
}

const repeat = <Item>(item: Item, times: number): Item[] => Array<Item>(times).fill(item);
