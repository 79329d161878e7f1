import type { ContentFormat } from '../attribution/content.ts';
import type { MissingRate } from '../money/missing-rate.ts';
import type { Instant } from '../time/instant.ts';
import type { CreatorAmount, CreatorAmountInKind, Terms } from './assessment.ts';
import type { CommissionGroup } from './commission-group.ts';

export type ActivityKind = 'lead' | 'clicks' | 'reach' | 'content' | 'milestone';

/** What a creator did or reached, apart from sales: a conversion of its own, and the creator's alone. */
export type Activity = {
  readonly kind: ActivityKind;
  readonly creatorId: string;
  /** Leads, valid clicks, views, or approved pieces of content; 1 for a milestone. */
  readonly quantity: bigint;
  /** The name of a fee milestone, as the plan writes it. */
  readonly milestone?: string;
  /** The currency of the cash that it may earn. */
  readonly currency: string;
  readonly at: Instant;
  /** Of the creator's enrolment; without its time no earlier version protects. */
  readonly enrolledAt?: Instant;
  readonly referredBy?: string;
  readonly group?: string;
  readonly tier?: string;
  readonly country?: string;
  readonly format?: ContentFormat;
  readonly platform?: string;
  readonly campaignId?: string;
};

/** What an activity earns, and why. */
export type ActivityAssessment = {
  readonly activity: Activity;
  readonly currency: string;
  readonly terms: Terms;
  readonly groups: readonly CommissionGroup[];
  /** In cash, in `currency`. */
  readonly owed: readonly CreatorAmount[];
  readonly owedInKind: readonly CreatorAmountInKind[];
  /** Rates without which amounts are left out: it cannot close. Absent: all are there. */
  readonly missingRates?: readonly MissingRate[];
};
