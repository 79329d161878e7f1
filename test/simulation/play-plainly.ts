import { mulberry32 } from '../../cli/demo/mulberry32.ts';
import { msPerDay } from '../../core/time/instant.ts';
import { orderMoment } from '../support/factories/moments.ts';
import { beginEvent } from './begin-event.ts';
import { FaultSource } from './faults/fault-source.ts';
import { checkEstimates } from './invariants/check-end.ts';
import { Schedule } from './schedule.ts';
import { stateLastPeriods } from './state-last-periods.ts';
import { installPrograms } from './story/install-programs.ts';
import type { Story, StoryEvent } from './story/story.ts';
import { openTrace } from './system/trace.ts';
import type { World } from './system/world.ts';
import { tellLastRates } from './tell-last-rates.ts';

/** Tells a story once, each thing in its order and after all work of the one before, without a fault. */
export async function playPlainly(story: Story): Promise<World> {
  const random = mulberry32(1);
  const faults = new FaultSource(random, { pair: [], oddsOf: () => 0 }, new Set());
  faults.isOn = false;
  const schedule = new Schedule(random, faults, openTrace(false), orderMoment);
  const { world, outside } = schedule;
  for (const merchantId of story.merchantIds)
    await installPrograms(world.dynamo, merchantId, story);
  const told = new Set<string>();
  for (const { at, events } of story.moments) {
    schedule.passTo(at);
    for (const event of events.filter((each) => isNew(told, each)).toSorted(compareEvents)) {
      await beginEvent(schedule, event);
      await schedule.calm();
    }
  }
  await tellLastRates(schedule, story.merchantIds);
  schedule.passTo(world.runtime.at + story.daysToRest * msPerDay);
  await outside.fire('plan-closings');
  await schedule.calm();
  await stateLastPeriods(schedule, story);
  // What is held for good closes never, and may have learned of a buyer's other browser in one telling only.
  await checkEstimates(world, story.hasVisitors);
  return world;
}

/** What says something of money, and has not been said before. */
function isNew(told: Set<string>, event: StoryEvent): boolean {
  if (event.kind === 'deed' || event.kind === 'rates' || event.kind === 'payments') return true;
  if (event.kind !== 'fact') return false;
  const { merchantId, connectionId, orderId, factId, digest } = event.fact;
  const name = [merchantId, connectionId, orderId, factId, digest].join(' ');
  if (told.has(name)) return false;
  told.add(name);
  return true;
}

/** Facts in the order of their versions, then whatever else. */
function compareEvents(a: StoryEvent, b: StoryEvent): number {
  if (a.kind !== 'fact' || b.kind !== 'fact')
    return Number(b.kind === 'fact') - Number(a.kind === 'fact');
  return a.fact.recordedAt - b.fact.recordedAt;
}
