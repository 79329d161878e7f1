import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { drawEarlyCloses } from './draw-early-closes.ts';
import { asPayment, drawPaidOrder, type ToldOrder } from './draw-order.ts';
import { drawPeriodTerms } from './draw-period-terms.ts';
import type { Story, StoryEvent, StoryLimits, StoryMoment } from './story.ts';

const merchantId = 'acme';

/**
 * Four to six orders that use one budget at once, as after a broadcast: who is in each other's way at its counter has
 * it divided between shards. They use it when they come; or, where they wait for the rate at which they count against it,
 * when their windows close.
 */
export function drawRushStory(random: Random, isOfCloses: boolean): Story {
  const isSubscription = random.chance(isOfCloses ? 5 : 20);
  const orders = Array.from({ length: random.pick(isOfCloses ? [6, 8] : [5, 6]) }, (_, index) => {
    const order = drawPaidOrder(random, merchantId, `${3001 + index}`, 0);
    return mapVersions(order, (fact) =>
      inCurrency(isSubscription ? asPayment(fact, index + 1) : fact, isOfCloses ? 'USD' : 'EUR'),
    );
  });
  return {
    merchantIds: [merchantId],
    orders,
    moments: drawMoments(random, orders, isOfCloses),
    isPlain: false,
    hasPayments: false,
    hasRates: !isOfCloses,
    hasVisitors: false,
    isPatient: true,
    daysToRest: 9,
    limits: drawBudgets(random, isOfCloses),
    ...(random.chance(15)
      ? { periods: { terms: drawPeriodTerms(random), hasMonthBefore: false } }
      : {}),
  };
}

/** All at once; then, once they are due, the rates, if they are missing; and everything closes at once. */
function drawMoments(
  random: Random,
  orders: readonly ToldOrder[],
  isOfCloses: boolean,
): StoryMoment[] {
  const at = orderMoment + msPerDay;
  const deeds = drawEarlyCloses(random, orders).map((deed) => ({ kind: 'deed', deed }) as const);
  const late = orders.slice(0, 2).flatMap((order) => toEvents(order.late.slice(0, 1)));
  const rates: StoryEvent[] = isOfCloses ? [{ kind: 'rates', merchantId }] : deeds;
  return [
    { at, events: random.shuffle(orders.flatMap(({ evidence }) => toEvents(evidence))) },
    { at: at + (isOfCloses ? 6 : 0.5) * msPerDay, events: [...rates, ...late.slice(0, 1)] },
    { at: at + 7 * msPerDay, events: [{ kind: 'close' }, ...late.slice(1)] },
    { at: at + 9 * msPerDay, events: random.shuffle([{ kind: 'close' }, { kind: 'pay' }]) },
  ];
}

/** Some are spent by three or four orders, which owe thirty euro, or 1.20 in another currency; some by none. */
function drawBudgets(random: Random, isOfCloses: boolean): StoryLimits {
  const minorUnits = BigInt(random.pick(isOfCloses ? [330, 40_000] : [8_500, 9_500, 400_000]));
  const whenSpent = random.pick(['honour', 'honour', 'stop'] as const);
  const budget = { amount: { minorUnits, currency: 'EUR' }, whenSpent };
  if (random.chance(30)) return { budget, campaignBudget: budget };
  return random.chance(90) ? { budget } : { campaignBudget: budget };
}

const mapVersions = (order: ToldOrder, change: (fact: Fact) => Fact): ToldOrder => ({
  ...order,
  evidence: order.evidence.map(change),
  late: order.late.map(change),
});

function inCurrency(fact: Fact, currency: string): Fact {
  const { content } = fact;
  if (content.kind === 'refund') return { ...fact, content: { ...content, currency } };
  if (content.kind !== 'order') return fact;
  return { ...fact, content: { ...content, order: { ...content.order, currency } } };
}

const toEvents = (facts: readonly Fact[]): StoryEvent[] =>
  facts.map((fact) => ({ kind: 'fact', fact }));
