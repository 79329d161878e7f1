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

/** How a buyer came to an order; nobody bought where an activity is rewarded. */
const ofTouches: ReadonlySet<LeafName> = new Set(['touchKind', 'code', 'link', 'amplified']);

/** Rules that mix sales with other activities, or ask of an activity what only a sale has. */
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
  return when === undefined ? [] : findSaleLeaves(when, ['when'], activity.kind);
}

function findSaleLeaves(condition: Condition, at: PlanPath, kind: string): Finding[] {
  const name = nameCondition(condition);
  const values = condition as unknown as ConditionValues;
  const path = [...at, name];
  if (name === 'not') return findSaleLeaves(values.not, path, kind);
  if (name === 'all' || name === 'any') {
    return values[name].flatMap((part, place) => findSaleLeaves(part, [...path, place], kind));
  }
  const about = ofOrders.has(name)
    ? 'orders'
    : ofTouches.has(name)
      ? 'how the buyer of an order came'
      : undefined;
  if (about === undefined) return [];
  return [
    {
      path,
      message: `"${name}" is about ${about}, and nothing is known of it where "${kind}" is earned; remove it.`,
    },
  ];
}
