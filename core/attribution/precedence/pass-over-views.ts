import type { JudgedTouch } from '../attribution.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Views earn only where the policy lets them, and only on an order without any click or code. */
export const passOverViews: PrecedenceStep = {
  rule: 'view',
  findLosers: ({ contenders, policy }) => {
    const views = contenders.filter(isView);
    return policy.viewsEarn && views.length === contenders.length
      ? []
      : loseAs('lower-precedence', views);
  },
};

function isView({ candidate }: JudgedTouch): boolean {
  return candidate.touch.kind === 'view';
}
