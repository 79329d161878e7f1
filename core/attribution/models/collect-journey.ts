import type { JudgedChannel, JudgedTouch } from '../attribution.ts';
import { isCode } from '../precedence/is-code.ts';
import type { JourneyTouch } from './journey-touch.ts';

/** The eligible touches and visits of a conversion as one journey, by time and then by id. */
export function collectJourney(
  judged: readonly JudgedTouch[],
  judgedChannels: readonly JudgedChannel[],
): JourneyTouch[] {
  const journey: JourneyTouch[] = [];
  for (const touch of judged) {
    if (touch.verdict !== 'eligible') continue;
    const { touchId, creatorId, at } = touch.candidate.touch;
    const owner = { touchId, creatorId };
    journey.push({ owner, at, ageMs: touch.ageMs, isCode: isCode(touch) });
  }
  const ofCreators = journey.length;
  for (const { verdict, touch, ageMs } of judgedChannels) {
    if (verdict !== 'eligible') continue;
    const { touchId, channel, at } = touch;
    journey.push({ owner: { touchId, channel }, at, ageMs, isCode: false });
  }
  // Both lists are in order already.
  return journey.length === ofCreators ? journey : journey.toSorted(compareTouches);
}

function compareTouches(a: JourneyTouch, b: JourneyTouch): number {
  return a.at - b.at || (a.owner.touchId < b.owner.touchId ? -1 : 1);
}
