import type { AttributionModel } from '../../attribution/attribution-model.ts';
import type { CodePrecedence } from '../../attribution/policy.ts';
import type { PrecedenceRule } from '../../attribution/precedence-rule.ts';
import type { SubIds, TouchKind } from '../../attribution/touch.ts';
import type { Verdict } from '../../attribution/verdict.ts';
import type { MissingRate } from '../../money/missing-rate.ts';
import type { MoneyDocument } from '../../money/money-document.ts';
import type { ConversionStatus } from '../../settlement/conversion.ts';
import type { LineBase } from '../assessment.ts';
import type { CustomerStatus } from '../customer-status.ts';
import type { HoldReason } from '../order-facts.ts';
import type { InKindDocument } from './amount-document.ts';
import type { ExplainedReassignment, OwnReassignment } from './explain-reassignment.ts';
import type { ExplainedRefund } from './explain-rejected-refunds.ts';
import type { ExplainedGroup, OwnShare } from './explained-commission.ts';
import type { ExplainedCredit } from './explained-credit.ts';
import type { ExplainedUnpaid, Unpaid } from './explained-unpaid.ts';

/** One candidate touch with its verdict and the figures that the verdict rests on. */
export type ExplainedTouch = {
  readonly touchId: string;
  readonly kind: TouchKind;
  readonly creatorId: string;
  readonly creatorName: string;
  readonly at: string;
  readonly slug?: string;
  readonly code?: string;
  /** The creator's own marks of the placement. */
  readonly subIds?: SubIds;
  /** Why a click with the verdict `bot` does not count. */
  readonly filtered?: string;
  /** What the code took off this order for the buyer. */
  readonly customerDiscount?: MoneyDocument;
  /** Since when the code is known from coupon sites. */
  readonly leakedFrom?: string;
  /** The click came through a post whose reach the brand pays for. */
  readonly amplified?: true;
} & ExplainedJudgement;

/** A visit through a channel that is no creator's. */
export type ExplainedVisit = {
  readonly touchId: string;
  readonly channel: string;
  readonly at: string;
} & ExplainedJudgement;

type ExplainedJudgement = {
  readonly verdict: Verdict;
  /** The rule of precedence that decided, where one did. */
  readonly rule?: PrecedenceRule;
  /** Touch to order; negative if the touch came later. */
  readonly ageMs: number;
  readonly windowDays: number;
  /** Absent if the touch earned none. */
  readonly credit?: ExplainedCredit;
};

/** The commission base of one line. */
export type ExplainedLine = {
  readonly lineId: string;
  readonly title?: string;
  readonly productId?: string;
  readonly original: MoneyDocument;
  readonly refunded: MoneyDocument;
  readonly base: MoneyDocument;
  readonly excluded?: NonNullable<LineBase['excluded']>;
};

export type ExplainedHold = {
  readonly reason: HoldReason;
  readonly since: string;
  readonly note?: string;
};

/** When a person had it closed; who, why, and who approved it are the merchant's to know. */
export type ExplainedEarlyClose = {
  readonly at: string;
  readonly reason?: string;
  readonly author?: string;
  readonly approvedBy?: string;
};

/** Where a conversion stands on its way to the creators' accounts. */
export type ExplainedSettlement = {
  readonly status: ConversionStatus;
  /** When it becomes payable if nothing changes; absent while it waits for the payment. */
  readonly closesAt?: string;
  /** When an order that is not paid stops being expected. */
  readonly expiresAt?: string;
  readonly closedAt?: string;
  /** By whose word it closes before its window is over; absent: by nobody's. Creators are not told whose. */
  readonly earlyClose?: ExplainedEarlyClose;
  /** 1 is the close, each restatement adds one. */
  readonly revision: number;
  readonly holds: readonly ExplainedHold[];
  /** Rates that are waited for; what they would exchange is left out so far. Absent: none. */
  readonly missingRates?: readonly MissingRate[];
};

type ExplainedConversion = {
  readonly conversionId: string;
  readonly orderName?: string;
  readonly placedAt: string;
  readonly customer: CustomerStatus;
  readonly model: AttributionModel['kind'];
  /** How the model divides, in a sentence. */
  readonly modelDescription: string;
  /** The weights that a data-driven model used; absent if it had to fall back. */
  readonly weightSetId?: string;
  readonly codeVsLink: CodePrecedence;
  /** The part of the credit that went to channels, for which nobody is paid; absent if none did. */
  readonly unpaidCredit?: ExplainedCredit;
  readonly settlement: ExplainedSettlement;
  /** Refunds that took nothing; absent if there are none. */
  readonly rejectedRefunds?: readonly ExplainedRefund[];
  /** The first payment of the subscription, from which the credits and the plan's version are. */
  readonly renewalOf?: { readonly conversionId: string; readonly orderName?: string };
};

/** Everything that led to the commission of a conversion, for the merchant. Plain JSON. */
export type Explanation = ExplainedConversion & {
  readonly total: MoneyDocument;
  readonly touches: readonly ExplainedTouch[];
  readonly visits: readonly ExplainedVisit[];
  /** How many identities of the buyer were no person's and joined nothing; absent if none was. */
  readonly flaggedIdentities?: number;
  /** Whose the order is by a person's word; absent where attribution decided. */
  readonly reassignment?: ExplainedReassignment;
  readonly lines: readonly ExplainedLine[];
  readonly groups: readonly ExplainedGroup[];
  /** What those who have credit earn nothing for. */
  readonly unpaid: readonly ExplainedUnpaid[];
  readonly owed: readonly {
    readonly creatorId: string;
    readonly creatorName: string;
    readonly amount: MoneyDocument;
  }[];
  /** Points, store credit, goods: what is owed besides cash. */
  readonly owedInKind: readonly {
    readonly creatorId: string;
    readonly creatorName: string;
    readonly amount: InKindDocument;
  }[];
};

/** The same for one creator: own touches, rules and amounts; of the others only how many there are. */
export type CreatorExplanation = ExplainedConversion & {
  readonly creatorId: string;
  readonly amount: MoneyDocument;
  readonly amountsInKind: readonly InKindDocument[];
  readonly touches: readonly ExplainedTouch[];
  /** Creators with another candidate touch. */
  readonly otherCreators: number;
  readonly reassignment?: OwnReassignment;
  readonly lines: readonly ExplainedLine[];
  readonly shares: readonly OwnShare[];
  /** What the creator has credit and earns nothing for. */
  readonly unpaid: readonly Unpaid[];
};
