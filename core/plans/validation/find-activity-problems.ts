import type { Condition } from '../condition.ts';
import { type ConditionValues, type LeafName, nameCondition } from '../condition-name.ts';
import { isSaleReward } from '../is-sale-reward.ts';
import type { Rule } from '../plan.ts';
import type { PlanPath } from '../plan-problem.ts';
import type { Finding } from './finding.ts';

/** What only an order has: an activity that is no sale has no goods, no value and no payment. */
const ofOrders: ReadonlySet<LeafName> = new Set([
  'product',
  'variant',
  'category',
  'tag',
  'customer',
  'orderValue',
  'paymentNumber',
]);

/** Rules that mix sales with other activities, or ask of an activity what only an order has. */
export function findActivityProblems({ when, rewards }: Rule): Finding[] {
  const activity = rewards.find((reward) => !isSaleReward(reward));
  if (activity === undefined) return [];
  if (rewards.some(isSaleReward)) {
    return [
      {
        path: ['rewards'],
        message: 'it rewards sales and other activities; make a rule for each.',
      },
    ];
  }
  return when === undefined ? [] : findOrderLeaves(when, ['when'], activity.kind);
}

function findOrderLeaves(condition: Condition, at: PlanPath, kind: string): Finding[] {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  const path = [...at, name];
  if (name === 'not') return findOrderLeaves(values.not, path, kind);
  if (name === 'all' || name === 'any') {
    return values[name].flatMap((part, place) => findOrderLeaves(part, [...path, place], kind));
  }
  if (!ofOrders.has(name)) return [];
  return [
    {
      path,
      message: `"${name}" is about orders, and nothing is known of it where "${kind}" is earned; remove it.`,
    },
  ];
}
