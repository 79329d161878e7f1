import type { Reward } from '../../core/plans/reward.ts';
import { toRewardAmountDocument } from './to-reward-amount-document.ts';
import { writeMultiplier, writeRate } from './write-rate.ts';

/** A reward in the form in which people write it. */
export function toRewardDocument(reward: Reward) {
  if (reward.kind === 'percent') return { ...reward, rate: writeRate(reward.rate) };

  const written = { ...reward, amount: toRewardAmountDocument(reward.amount) };
  if (reward.kind !== 'per-thousand-views') return written;
  const multipliers = Object.entries(reward.formatMultipliers);
  return {
    ...written,
    formatMultipliers: Object.fromEntries(
      multipliers.map(([format, times]) => [format, writeMultiplier(times)]),
    ),
  };
}
