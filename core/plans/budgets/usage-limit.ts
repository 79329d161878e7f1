import type { PeriodUnit } from '../period-term.ts';
import type { WhenSpent } from './allowance.ts';

/** How many orders may use a code. */
export type UsageLimit = {
  readonly merchantId: string;
  readonly code: string;
  readonly uses: bigint;
  /** It begins anew with each; absent: it is one number for all time. */
  readonly period?: PeriodUnit;
  readonly whenSpent: WhenSpent;
};
