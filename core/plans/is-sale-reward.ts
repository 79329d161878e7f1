import type { Reward, SaleReward } from './reward.ts';

/** Whether a reward is for a sale; any other is for an activity that is a conversion of its own. */
export function isSaleReward(reward: Reward): reward is SaleReward {
  return (
    reward.kind === 'percent' || reward.kind === 'flat-per-order' || reward.kind === 'flat-per-item'
  );
}
