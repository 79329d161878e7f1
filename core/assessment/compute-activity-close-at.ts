import type { HoldSettings } from '../programs/program.ts';
import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import type { ActivityKind } from './activity.ts';
import type { ReportedActivity } from './activity-fact.ts';

/**
 * When an activity's hold window ends: leads and clicks after `afterLeadDays`, reach `afterReachDays`
 * after its measuring window, or after the report of a person, fees (milestones and content) after the deal's NET days or else `afterFeeDays`.
 */
export function computeActivityCloseAt(
  { activity, deal, content }: Pick<ReportedActivity, 'activity' | 'deal' | 'content'>,
  hold: HoldSettings,
): Instant {
  const from = content?.measuredUntil ?? activity.at;
  return addDays(from, deal?.netDays ?? daysOf[activity.kind](hold));
}

const leadDays = ({ afterLeadDays = 7 }: HoldSettings) => afterLeadDays;
const feeDays = ({ afterFeeDays = 30 }: HoldSettings) => afterFeeDays;

const daysOf: Readonly<Record<ActivityKind, (hold: HoldSettings) => number>> = {
  lead: leadDays,
  clicks: leadDays,
  reach: ({ afterReachDays = 3 }) => afterReachDays,
  content: feeDays,
  milestone: feeDays,
};
