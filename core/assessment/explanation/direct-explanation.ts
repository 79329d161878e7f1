import type { MoneyDocument } from '../../money/money-document.ts';
import type { ActivityKind } from '../activity.ts';
import type { InKindDocument } from './amount-document.ts';
import type { ExplainedGroup, OwnShare } from './explained-commission.ts';
import type { ExplainedSettlement } from './explanation.ts';

/** What a creator did, as it was reported last. */
export type ExplainedActivity = {
  readonly kind: ActivityKind;
  readonly quantity: string;
  readonly milestone?: string;
  readonly dealId?: string;
};

/** Why an activity earns nothing: it was taken back, or the plan promises nothing for it. */
export type UnpaidActivityReason = 'withdrawn' | 'no-rule';

type DirectConversion = {
  readonly conversionId: string;
  readonly kind: 'activity';
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
  readonly activity: ExplainedActivity;
  readonly plan: { readonly planId: string; readonly versionId: string };
  readonly total: MoneyDocument;
  readonly groups: readonly ExplainedGroup[];
  readonly unpaid?: UnpaidActivityReason;
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
  readonly plan?: DirectExplanation['plan'];
  readonly amount: MoneyDocument;
  readonly amountsInKind: readonly InKindDocument[];
  readonly shares: readonly OwnShare[];
  readonly unpaid?: UnpaidActivityReason;
};
