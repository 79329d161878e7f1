import { msPerSecond } from '../../time/instant.ts';
import type { JudgedTouch } from '../attribution.ts';
import { isCode } from './is-code.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/**
 * A click so shortly before the order that the buyer was in the checkout already led nobody there:
 * it loses to any touch that is not as late. Alone it counts.
 */
export const passOverLateClicks: PrecedenceStep = {
  rule: 'late-click',
  findLosers: ({ contenders, policy: { minimumSecondsToOrder = 0 } }) => {
    const isLate = (touch: JudgedTouch) =>
      !isCode(touch) && touch.ageMs < minimumSecondsToOrder * msPerSecond;
    const late = contenders.filter(isLate);
    return late.length < contenders.length ? loseAs('lower-precedence', late) : [];
  },
};
