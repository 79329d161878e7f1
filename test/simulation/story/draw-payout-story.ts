import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { drawPaidOrder, type ToldOrder } from './draw-order.ts';
import { addPauses } from './draw-pauses.ts';
import { drawPeriodTerms } from './draw-period-terms.ts';
import type { Story, StoryEvent, StoryMoment } from './story.ts';

const merchantId = 'acme';

/**
 * Two or three rounds of payouts, and little else: before each, orders of all creators close in quiet,
 * so that there is something to pay. Refunds come while it is being paid.
 */
export function drawPayoutStory(random: Random): Story {
  const rounds = random.pick([2, 2, 2, 3]);
  const orders = Array.from({ length: rounds }, (_, round) =>
    drawPaidOrder(random, merchantId, `${2001 + round}`, round),
  );
  return {
    merchantIds: [merchantId],
    orders,
    moments: addPauses(
      random,
      orders.flatMap((order, round) => drawRound(random, order, round)),
      [merchantId],
    ),
    isPlain: false,
    hasPayments: false,
    hasRates: true,
    hasVisitors: false,
    isPatient: true,
    daysToRest: 3,
    ...(random.chance(15)
      ? { periods: { terms: drawPeriodTerms(random), hasMonthBefore: false } }
      : {}),
  };
}

function drawRound(random: Random, { evidence, late }: ToldOrder, round: number): StoryMoment[] {
  const at = orderMoment + (4 + 2 * round) * msPerDay;
  return [
    { at, events: [...toEvents(evidence), { kind: 'calm' }, { kind: 'close' }, { kind: 'calm' }] },
    { at: at + msPerDay, events: random.shuffle([...drawRuns(random, round), ...toEvents(late)]) },
  ];
}

const toEvents = (facts: readonly Fact[]): StoryEvent[] =>
  facts.map((fact) => ({ kind: 'fact', fact }));

/** The schedule pays, or a person, or both at once. */
function drawRuns(random: Random, round: number): StoryEvent[] {
  const run: StoryEvent = { kind: 'run', merchantId, runId: `by-hand-${round}` };
  const pay: StoryEvent = { kind: 'pay' };
  return random.pick([[pay], [run], [pay, run], [run, run, pay], [pay, pay]]);
}
