import { formatDay, formatInstant } from '../time/format-instant.ts';
import type { Instant } from '../time/instant.ts';
import type { OpenHold, OrderState } from './order-state.ts';
import type { ReportedContent, ViewSpike } from './reported-content.ts';

/**
 * The holds that the post of an activity asks for, until a person releases them: it does not say that it is paid for, which another
 * text or an attestation settles, too; or its views look bought.
 *
 * A hold's id is made of the conversion and the reason, so that every assessment finds the same one.
 */
export function listContentHolds(
  { activity, releasedHoldIds }: Pick<OrderState, 'activity' | 'releasedHoldIds'>,
  conversionId: string,
  now: Instant,
): OpenHold[] {
  if (activity?.content === undefined || activity.withdrawn === true) return [];
  const { disclosure, spike } = activity.content;
  return [
    ...listDisclosureHolds(disclosure, conversionId, now),
    ...(spike === undefined ? [] : [holdSpike(spike, conversionId)]),
  ].filter(({ holdId }) => !releasedHoldIds.includes(holdId));
}

function listDisclosureHolds(
  { outcome, since, holdFrom }: ReportedContent['disclosure'],
  conversionId: string,
  now: Instant,
): OpenHold[] {
  if (outcome !== 'not-found' || holdFrom === undefined || holdFrom > now) return [];
  const note = `Since ${formatDay(since)} the post does not say that it is paid for. It is let go once the post says so, or somebody attests that it does.`;
  const holdId = `${conversionId}~disclosure-missing-${since}`;
  return [{ holdId, reason: 'disclosure-missing', note, since: holdFrom }];
}

function holdSpike({ from, until, views, usualViews }: ViewSpike, conversionId: string): OpenHold {
  const note = `The post had ${views} views between ${formatInstant(from)} and ${formatInstant(until)}, where ${usualViews} were usual, and hardly a reaction more.`;
  return {
    holdId: `${conversionId}~view-spike-${until}`,
    reason: 'view-spike',
    note,
    since: until,
  };
}
