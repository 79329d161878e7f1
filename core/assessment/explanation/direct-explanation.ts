import type { MoneyDocument } from '../../money/money-document.ts';
import type { ActivityKind } from '../activity.ts';
import type { AdjustmentKind, Decision, FoldedAdjustment } from '../adjustment-fact.ts';
import type { ReportedContent } from '../reported-content.ts';
import type { InKindDocument } from './amount-document.ts';
import type { ExplainedGroup, OwnShare } from './explained-commission.ts';
import type { ExplainedSettlement } from './explanation.ts';

/** What a creator did, as it was reported last. */
export type ExplainedActivity = {
  readonly kind: ActivityKind;
  readonly quantity: string;
  readonly milestone?: string;
  readonly dealId?: string;
  readonly content?: ExplainedContent;
};

/** The post that it is about. */
export type ExplainedContent = {
  readonly accountId: string;
  readonly contentId: string;
  /** As the platform told them last while they were measured; what counts of them is the activity's quantity. */
  readonly views?: string;
  readonly measuredUntil?: string;
  readonly disclosure: ReportedContent['disclosure']['outcome'];
};

export type ExplainedPlan = { readonly planId: string; readonly versionId: string };

/** What a person gave or took back, and who decided about it. */
export type ExplainedAdjustment = {
  readonly kind: AdjustmentKind;
  readonly amount: MoneyDocument;
  readonly reason: string;
  readonly evidence: string;
  readonly author: string;
  readonly reverses?: string;
  readonly standing: FoldedAdjustment['standing'];
  readonly decision?: {
    readonly outcome: Decision['outcome'];
    readonly author: string;
    readonly at: string;
    readonly note?: string;
  };
};

/** Why nothing is earned: it was taken back or refused, or the plan promises nothing for it. */
export type UnpaidDirectReason = 'withdrawn' | 'refused' | 'no-rule';

type DirectConversion = {
  readonly conversionId: string;
  readonly kind: 'activity' | 'adjustment';
  readonly placedAt: string;
  readonly settlement: ExplainedSettlement;
};

/**
 * Everything that led to the commission of a conversion that belongs to one creator without
 * attribution, for the merchant. Plain JSON.
 */
export type DirectExplanation = DirectConversion & {
  readonly creatorId: string;
  readonly creatorName: string;
  /** Of an activity, with the version of the plan that was in force. */
  readonly activity?: ExplainedActivity;
  readonly plan?: ExplainedPlan;
  readonly adjustment?: ExplainedAdjustment;
  readonly total: MoneyDocument;
  readonly groups: readonly ExplainedGroup[];
  readonly unpaid?: UnpaidDirectReason;
  readonly owed: readonly {
    readonly creatorId: string;
    readonly creatorName: string;
    readonly amount: MoneyDocument;
  }[];
  readonly owedInKind: readonly {
    readonly creatorId: string;
    readonly creatorName: string;
    readonly amount: InKindDocument;
  }[];
};

/** The same for one creator. What others did is left out: a referrer sees only the own share. */
export type OwnDirectExplanation = DirectConversion & {
  readonly creatorId: string;
  readonly activity?: ExplainedActivity;
  readonly plan?: ExplainedPlan;
  readonly adjustment?: Pick<ExplainedAdjustment, 'kind' | 'amount' | 'reason'>;
  readonly amount: MoneyDocument;
  readonly amountsInKind: readonly InKindDocument[];
  readonly shares: readonly OwnShare[];
  readonly unpaid?: UnpaidDirectReason;
};
