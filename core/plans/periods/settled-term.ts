import type { Money } from '../../money/money.ts';
import type { PeriodTerm } from '../period-term.ts';
import type { PlanVersion } from '../plan.ts';

/** The daily cap of an assist bonus: a term of the period with which it is settled. */
export type AssistCapTerm = {
  readonly kind: 'assist-cap';
  /** The rule id of the assist bonus. */
  readonly termId: string;
  readonly period: 'day';
  readonly most: Money;
};

/** What depends on a period, and is settled as an adjustment of the creator's account. */
export type SettledTerm = PeriodTerm | AssistCapTerm;

export type Tiers = Extract<SettledTerm, { kind: 'tiers' }>;
export type Bonus = Extract<SettledTerm, { kind: 'bonus' }>;
export type Cap = Extract<SettledTerm, { kind: 'cap' }>;
export type Guarantee = Extract<SettledTerm, { kind: 'guarantee' }>;

/** All of a plan version that depends on a period. */
export function listSettledTerms({ periodTerms, assistBonus }: PlanVersion): SettledTerm[] {
  const terms: SettledTerm[] = [...(periodTerms ?? [])];
  if (assistBonus?.dailyCap === undefined) return terms;

  const { ruleId: termId, dailyCap: most } = assistBonus;
  return [...terms, { kind: 'assist-cap', termId, period: 'day', most }];
}

/** The currency that a term pays in and is measured in. */
export function currencyOfTerm(term: SettledTerm): string {
  if (term.kind === 'tiers') return term.currency;
  if (term.kind === 'bonus') return term.amount.currency;
  return term.kind === 'guarantee' ? term.atLeast.currency : term.most.currency;
}
