import type { HoldSettings } from '../programs/program.ts';
import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import type { ActivityKind } from './activity.ts';
import type { ReportedActivity } from './activity-fact.ts';

/**
 * When an activity's hold window ends: leads and clicks after `afterLeadDays`, reach after
 * `afterReachDays`, fees (milestones and content) after the deal's NET days or else `afterFeeDays`.
 */
export function computeActivityCloseAt(
  { activity, deal }: Pick<ReportedActivity, 'activity' | 'deal'>,
  hold: HoldSettings,
): Instant {
  return addDays(activity.at, deal?.netDays ?? daysOf[activity.kind](hold));
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
