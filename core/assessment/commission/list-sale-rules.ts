import { isSaleReward } from '../../plans/is-sale-reward.ts';
import type { PlanVersion, Rule } from '../../plans/plan.ts';
import { asksAboutTouch } from './asks-about-touch.ts';
import { isPaidIn } from './is-paid-in.ts';

/** A rule that can decide about a line of an order. */
export type SaleRule = {
  readonly rule: Rule;
  /** Whether it may decide about one touch and not about another one. */
  readonly asksAboutTouch: boolean;
};

/** A version never changes, and decides about many orders. */
const known = new WeakMap<PlanVersion, Map<string, readonly SaleRule[]>>();

/**
 * The rules of a version that can decide about a line of an order in this currency, in their order.
 *
 * A rule one of whose rewards cannot be paid in the currency leaves the line to the next one. A rule
 * that rewards nothing but other activities says nothing about sales.
 */
export function listSaleRules(version: PlanVersion, currency: string): readonly SaleRule[] {
  const byCurrency = known.get(version) ?? new Map<string, readonly SaleRule[]>();
  const rules = byCurrency.get(currency);
  if (rules !== undefined) return rules;

  const found = version.rules
    .filter((rule) => canDecide(rule, version, currency))
    .map(describeRule);
  known.set(version, byCurrency.set(currency, found));
  return found;
}

function canDecide({ rewards }: Rule, version: PlanVersion, currency: string): boolean {
  return (
    (rewards.length === 0 || rewards.some(isSaleReward)) &&
    rewards.every((reward) => isPaidIn(reward, currency, version))
  );
}

function describeRule(rule: Rule): SaleRule {
  return { rule, asksAboutTouch: rule.when !== undefined && asksAboutTouch(rule.when) };
}
