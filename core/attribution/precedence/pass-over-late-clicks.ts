import { isLate } from './is-late.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/**
 * A click so shortly before the order that the buyer was in the checkout already led nobody there:
 * it loses to any touch that is not as late. Alone it counts.
 */
export const passOverLateClicks: PrecedenceStep = {
  rule: 'late-click',
  findLosers: ({ contenders, policy }) => {
    const late = contenders.filter((touch) => isLate(touch, policy));
    return late.length < contenders.length ? loseAs('lower-precedence', late) : [];
  },
};
