import { msPerDay } from '../../time/instant.ts';
import type { AttributableConversion, JudgedChannel } from '../attribution.ts';
import type { ChannelTouch } from '../channel-touch.ts';
import type { AttributionPolicy } from '../policy.ts';
import { sortByTouch } from '../sort-by-touch.ts';
import type { EligibilityVerdict } from './judge-eligibility.ts';
import { markDuplicates } from './mark-duplicates.ts';

/**
 * Judges visits through channels that are no creator's, in time order: by the same reasons as touches
 * where they apply, with the window of clicks. A channel that the policy ignores takes no part.
 */
export function judgeVisits(
  touches: readonly ChannelTouch[],
  { convertedAt }: AttributableConversion,
  policy: AttributionPolicy,
): readonly JudgedChannel[] {
  const { clickWindowDays: windowDays } = policy;
  const judged = sortByTouch(touches, (touch) => touch).map((touch): JudgedChannel => {
    const verdict = judgeVisit(touch, convertedAt, policy);
    return { touch, verdict, ageMs: convertedAt - touch.at, windowDays };
  });
  return markDuplicates(judged, ({ touch }) => touch.touchId);
}

function judgeVisit(
  { channel, at, filtered, consentWithdrawnAt }: ChannelTouch,
  convertedAt: number,
  { channels = {}, clickWindowDays }: AttributionPolicy,
): 'eligible' | EligibilityVerdict {
  if (filtered !== undefined) return 'bot';
  if (consentWithdrawnAt !== undefined && consentWithdrawnAt <= convertedAt) {
    return 'consent-withdrawn';
  }
  if (at > convertedAt) return 'after-conversion';
  if (convertedAt - at > clickWindowDays * msPerDay) return 'outside-window';
  const rule = Object.hasOwn(channels, channel) ? channels[channel] : 'ignore';
  return rule === 'ignore' ? 'non-creator-channel' : 'eligible';
}
