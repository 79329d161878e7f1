import type { Random } from '../../../cli/demo/mulberry32.ts';
import { type Instant, msPerDay } from '../../../core/time/instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';
import { drawPeriodTerms, staysReached } from './draw-period-terms.ts';
import type { StoryEvent, StoryPeriods } from './story.ts';

/** From when on orders of the month before are placed. */
export const earlyMoment: Instant = orderMoment - 3 * msPerDay;

/**
 * Two of five plans have terms of periods, and then some of the orders are of the month before, which is stated
 * while things are told. What it has reached by then stays, so the same story told otherwise would come to something
 * else: where that matters, there are no such orders.
 */
export function drawPeriods(random: Random, isPlain: boolean): StoryPeriods | undefined {
  if (!random.chance(40)) return undefined;
  const terms = drawPeriodTerms(random);
  return { terms, hasMonthBefore: !isPlain || !terms.some(staysReached) };
}

/** From when on the orders of a story may be placed. */
export const startsOf = (periods: StoryPeriods | undefined): readonly Instant[] =>
  periods?.hasMonthBefore === true ? [orderMoment, earlyMoment] : [orderMoment];

/** The schedule asks for statements, two or three times. */
export function drawStatements(random: Random, periods: StoryPeriods | undefined): StoryEvent[] {
  if (periods === undefined) return [];
  return Array.from({ length: random.pick([2, 2, 3]) }, () => ({ kind: 'state' }) as const);
}
