import { msPerSecond } from '../../time/instant.ts';
import type { JudgedTouch } from '../attribution.ts';
import type { AttributionPolicy } from '../policy.ts';
import { isCode } from './is-code.ts';

/** Whether a touch other than a code came when the buyer was in the checkout already. */
export function isLate(
  touch: JudgedTouch,
  { minimumSecondsToOrder = 0 }: Pick<AttributionPolicy, 'minimumSecondsToOrder'>,
): boolean {
  return !isCode(touch) && touch.ageMs < minimumSecondsToOrder * msPerSecond;
}
