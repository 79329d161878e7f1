import type { Rate } from '../../plans/rate.ts';
import type { ActivityReward, Reward } from '../../plans/reward.ts';
import type { Activity, ActivityKind } from '../activity.ts';
import { exchangeAmount, type Payment } from './exchange-amount.ts';
import type { RewardDue } from './reward-due.ts';
import { nonCashUnitOf } from './reward-unit.ts';

const rewardKinds: Readonly<Record<ActivityKind, ActivityReward['kind']>> = {
  lead: 'per-lead',
  clicks: 'per-valid-click',
  reach: 'per-thousand-views',
  content: 'per-approved-content',
  milestone: 'milestone',
};

/** Whether a reward is for this kind of activity; of milestones, for the one that was reached. */
export function isForActivity(
  reward: Reward,
  { kind, milestone }: Pick<Activity, 'kind' | 'milestone'>,
): reward is ActivityReward {
  if (reward.kind !== rewardKinds[kind]) return false;
  return reward.kind !== 'milestone' || reward.milestone === milestone;
}

/**
 * What a reward comes to for an activity: its amount for each of the quantity. Views count by the
 * thousand, and as often as the content's format says; a part of a thousand counts as its part.
 * `undefined` while the rate for an amount in another currency is missing.
 */
export function dueForActivity(
  reward: ActivityReward,
  activity: Activity,
  payment: Payment,
): RewardDue | undefined {
  const { amount } = reward;
  const paid = exchangeAmount(amount, payment);
  if (paid === undefined) return undefined;

  const views = reward.kind === 'per-thousand-views';
  const multiplier = views ? multiplierOf(reward, activity) : undefined;
  const { numerator, denominator } = multiplier ?? once;
  return {
    reward: reward.kind,
    unit: nonCashUnitOf(amount),
    flat: { amount },
    quantity: activity.quantity,
    multiplier,
    milestone: reward.kind === 'milestone' ? reward.milestone : undefined,
    baseMinorUnits: 0n,
    exchange: paid.exchange,
    wholeNumerator: paid.numerator * activity.quantity * numerator,
    wholeDenominator: paid.denominator * (views ? 1_000n * denominator : 1n),
  };
}

const once: Rate = { numerator: 1n, denominator: 1n };

function multiplierOf(
  { formatMultipliers }: Extract<ActivityReward, { kind: 'per-thousand-views' }>,
  { format }: Activity,
): Rate | undefined {
  return format === undefined ? undefined : formatMultipliers[format];
}
