import type { Money } from '../../money/money.ts';
import type { PeriodUnit } from '../period-term.ts';
import type { WhenSpent } from './allowance.ts';

/** What a merchant means to spend on commissions of a program or a campaign. */
export type Budget = {
  readonly merchantId: string;
  readonly budgetId: string;
  readonly scope:
    | { readonly kind: 'program'; readonly programId: string }
    | { readonly kind: 'campaign'; readonly campaignId: string };
  readonly amount: Money;
  /** It begins anew with each; absent: it is one amount for all time. */
  readonly period?: PeriodUnit;
  /** Default of a new budget: `honour`. */
  readonly whenSpent: WhenSpent;
};
