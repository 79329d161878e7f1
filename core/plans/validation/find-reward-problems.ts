import { formatRate } from '../format-rate.ts';
import type { Rule } from '../plan.ts';
import type { Reward } from '../reward.ts';
import { sumRates } from '../sum-rates.ts';
import { findAmountProblems } from './find-amount-problems.ts';
import { findRateProblems } from './find-rate-problems.ts';
import type { Finding } from './finding.ts';

const nothing = 'a reward of nothing is no reward; a rule that earns nothing has no rewards.';

/** Rewards that promise nothing, less than nothing, or more than there is. */
export function findRewardProblems({ rewards }: Rule): Finding[] {
  const found = rewards.flatMap((reward, place) =>
    findProblems(reward).map((message) => ({ path: ['rewards', place], message })),
  );
  return found.length > 0 ? found : findSumProblems(rewards);
}

function findProblems(reward: Reward): string[] {
  if (reward.kind === 'percent') {
    return reward.rate.numerator === 0n ? [nothing] : findRateProblems(reward.rate, 'the base');
  }
  if (reward.amount.minorUnits === 0n) return [nothing];
  const problems = findAmountProblems(reward.amount, 'a flat reward');
  if (reward.kind === 'milestone' && reward.milestone === '') {
    return [...problems, 'a milestone has no name.'];
  }
  if (reward.kind !== 'per-thousand-views') return problems;
  return [
    ...problems,
    ...Object.entries(reward.formatMultipliers)
      .filter(([, { numerator, denominator }]) => numerator < 0n || denominator <= 0n)
      .map(([format]) => `the multiplier of "${format}" cannot be negative.`),
  ];
}

function findSumProblems(rewards: readonly Reward[]): Finding[] {
  const sum = sumRates(rewards.flatMap((reward) => (reward.kind === 'percent' ? reward.rate : [])));
  if (sum.numerator <= sum.denominator) return [];
  return [
    {
      path: ['rewards'],
      message: `the percentages together are ${formatRate(sum)}, above 100 % of the base; lower them.`,
    },
  ];
}
