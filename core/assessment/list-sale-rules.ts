import type { PlanVersion, Rule } from '../plans/plan.ts';
import type { Reward } from '../plans/reward.ts';
import { isPaidIn } from './is-paid-in.ts';

const known = new WeakMap<PlanVersion, Map<string, readonly Rule[]>>();

/**
 * The rules of a version that can decide about a line of an order in this currency, in their order.
 *
 * A rule one of whose rewards cannot be paid in the currency leaves the line to the next one. A rule
 * that rewards nothing but other activities says nothing about sales.
 */
export function listSaleRules(version: PlanVersion, currency: string): readonly Rule[] {
  const byCurrency = known.get(version) ?? new Map<string, readonly Rule[]>();
  const rules = byCurrency.get(currency);
  if (rules !== undefined) return rules;

  const found = version.rules.filter(
    ({ rewards }) =>
      (rewards.length === 0 || rewards.some(isForSales)) &&
      rewards.every((reward) => isPaidIn(reward, currency)),
  );
  known.set(version, byCurrency.set(currency, found));
  return found;
}

function isForSales({ kind }: Reward): boolean {
  return kind === 'percent' || kind === 'flat-per-order' || kind === 'flat-per-item';
}
