import type { PlanVersion } from '../../core/plans/plan.ts';

const published = Date.UTC(2026, 0, 1);

/** Four rules, each with a condition, of which each decides about some of the lines and touches. */
export const benchPlan: PlanVersion = {
  planId: 'standard',
  versionId: 'v1',
  publishedAt: published,
  effectiveFrom: published,
  rounding: 'half-even',
  base: { includeTax: false, includeGiftCards: false },
  rules: [
    {
      ruleId: 'launch',
      when: { all: [{ category: ['tents', 'stoves'] }, { customer: 'new' }] },
      rewards: [{ kind: 'percent', rate: { numerator: 15n, denominator: 100n } }],
    },
    {
      ruleId: 'gold',
      when: { any: [{ tier: ['gold'] }, { creator: ['creator-3', 'creator-7'] }] },
      rewards: [{ kind: 'percent', rate: { numerator: 125n, denominator: 1_000n } }],
    },
    {
      ruleId: 'clearance',
      when: { all: [{ tag: ['clearance'] }, { not: { country: ['US'] } }] },
      rewards: [{ kind: 'percent', rate: { numerator: 2n, denominator: 100n } }],
    },
    {
      ruleId: 'rest',
      when: { currency: ['USD', 'EUR'] },
      rewards: [{ kind: 'percent', rate: { numerator: 10n, denominator: 100n } }],
    },
  ],
};
