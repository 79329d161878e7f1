import type { JudgedTouch } from '../attribution.ts';
import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Views are reported, and earn only where the policy lets them. */
export const passOverUnpaidViews: PrecedenceStep = {
  rule: 'unpaid-view',
  findLosers: ({ contenders, policy }) =>
    policy.viewsEarn ? [] : loseAs('lower-precedence', contenders.filter(isView)),
};

/** Where views earn, they do so only on an order without any click or code. */
export const passOverViews: PrecedenceStep = {
  rule: 'view',
  findLosers: ({ contenders }) => {
    const views = contenders.filter(isView);
    return views.length < contenders.length ? loseAs('lower-precedence', views) : [];
  },
};

function isView({ candidate }: JudgedTouch): boolean {
  return candidate.touch.kind === 'view';
}
