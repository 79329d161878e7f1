import { computeStateAt } from '../../core/settlement/periods/compute-state-at.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import { msPerHour } from '../../core/time/instant.ts';
import { periodInZones } from '../../core/time/period-in-zones.ts';
import { orderMoment } from '../support/factories/moments.ts';
import type { Schedule } from './schedule.ts';
import { hold } from './story/install-programs.ts';
import type { Story } from './story/story.ts';

/** The quarter of the orders is over, and with it their months: all of them are stated. */
export async function stateLastPeriods(
  schedule: Schedule,
  { periods }: Pick<Story, 'periods'>,
): Promise<void> {
  if (periods === undefined) return;
  const { period } = periodInZones(orderMoment, 'quarter', calendarZones);
  schedule.passTo(computeStateAt(period, calendarZones, hold) + msPerHour);
  await schedule.outside.fire('plan-periods');
  await schedule.calm();
}
