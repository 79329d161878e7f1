import type { Instant } from '../../time/instant.ts';

/** Names a budget or a code's usage limit, and the period if it begins anew with each. */
export type AllowanceKey = {
  readonly merchantId: string;
  readonly kind: 'budget' | 'code';
  readonly id: string;
  readonly periodKey?: string;
};

/**
 * - `honour`: what is earned beyond it is owed all the same, and shows as overspent.
 * - `stop`: creators get notice when it is spent, and touches after the notice do not earn.
 */
export type WhenSpent = 'honour' | 'stop';

/** What conversions may use up, first come, first served: minor units of money, or uses of a code. */
export type Allowance = {
  readonly key: AllowanceKey;
  readonly units: bigint;
  readonly whenSpent: WhenSpent;
};

/** A percentage of an allowance; using so much of it alerts, once. */
export type Alert = 80 | 100;

export const alertMarks: readonly Alert[] = [80, 100];

/** What has been said about an allowance so far. */
export type AllowanceNotices = {
  /** Counts the decisions, so that the latest notices can be told from earlier ones. */
  readonly sequence: number;
  /** The size of the allowance that they are about. */
  readonly units: bigint;
  readonly alerted: readonly Alert[];
  /** When creators got notice that it is spent. */
  readonly stoppedAt?: Instant;
};

/** How much of an allowance is used, and what has been said about it. */
export type AllowanceState = {
  /** May be more than there is: what is owed is owed. */
  readonly usedUnits: bigint;
  /** Given out to shards and not yet returned, used there or not. */
  readonly leasedUnits: bigint;
  readonly notices: AllowanceNotices;
};
