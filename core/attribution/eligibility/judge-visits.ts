import { msPerDay } from '../../time/instant.ts';
import type { AttributableConversion, JudgedChannel } from '../attribution.ts';
import type { ChannelTouch } from '../channel-touch.ts';
import type { AttributionPolicy } from '../policy.ts';
import { sortByTouch } from '../sort-by-touch.ts';
import type { EligibilityVerdict } from './judge-eligibility.ts';

/**
 * Judges visits through channels that are no creator's, in time order: by the same reasons as touches
 * where they apply, with the window of clicks. A channel that the policy ignores takes no part.
 */
export function judgeVisits(
  touches: readonly ChannelTouch[],
  { convertedAt }: AttributableConversion,
  policy: AttributionPolicy,
): JudgedChannel[] {
  const { clickWindowDays: windowDays } = policy;
  const seen = new Set<string>();
  return sortByTouch(touches, (touch) => touch).map((touch) => {
    const ageMs = convertedAt - touch.at;
    const isRepeated = seen.has(touch.touchId);
    seen.add(touch.touchId);
    const verdict = isRepeated ? 'duplicate' : judgeVisit(touch, convertedAt, policy);
    return { touch, verdict, ageMs, windowDays };
  });
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
