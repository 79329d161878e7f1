import type { Credit } from '../attribution/attribution.ts';
import { matchesCondition } from '../plans/match-condition.ts';
import type { PlanVersion, Rule } from '../plans/plan.ts';
import type { Assessment, LineBase } from './assessment.ts';

/** A line and a credit, and the rule that decides what they earn together. */
export type RuleMatch = { readonly line: LineBase; readonly credit: Credit; readonly rule: Rule };

/** What rules look at besides the line and the credit. */
export type RuleContext = Pick<Assessment, 'attribution' | 'terms' | 'currency'> & {
  readonly country?: string;
};

/**
 * Finds, for every line that counts and every credit, the first rule of the pinned version that
 * matches. Pairs without one earn nothing.
 *
 * A flat reward is a promise in one currency: its rule matches orders in that currency only.
 */
export function matchRules(lines: readonly LineBase[], context: RuleContext): RuleMatch[] {
  const { attribution, terms } = context;
  return lines
    .filter((line) => line.excluded === undefined)
    .flatMap((line) =>
      attribution.credits.flatMap((credit) => {
        const rule = findRule(terms.planVersion, line, credit, context);
        return rule === undefined ? [] : [{ line, credit, rule }];
      }),
    );
}

function findRule(
  version: PlanVersion,
  line: LineBase,
  credit: Credit,
  { attribution, terms, currency, country }: RuleContext,
): Rule | undefined {
  const earning = attribution.judged.find(
    ({ candidate, verdict }) =>
      verdict === 'eligible' && candidate.touch.touchId === credit.touchId,
  );
  if (earning === undefined)
    throw new RangeError(`No eligible touch has the id ${credit.touchId}.`);

  const subject = {
    ...line,
    ...(country === undefined ? {} : { country }),
    customer: terms.customer,
    currency,
    creatorId: credit.creatorId,
    touchKind: earning.candidate.touch.kind,
  };
  return version.rules.find(
    (rule) =>
      isInCurrency(rule, currency) &&
      (rule.when === undefined || matchesCondition(rule.when, subject)),
  );
}

function isInCurrency(rule: Rule, currency: string): boolean {
  return rule.rewards.every(
    (reward) => reward.kind !== 'flat-per-order' || reward.amount.currency === currency,
  );
}
