import type { AttributionModel, CodePrecedence } from '../attribution/policy.ts';
import type { TouchKind } from '../attribution/touch.ts';
import type { Verdict } from '../attribution/verdict.ts';
import type { MoneyDocument } from '../money/money-document.ts';
import type { SymmetricRounding } from '../money/rounding.ts';
import type { ConversionStatus } from '../settlement/conversion.ts';
import type { CustomerStatus, LineBase } from './assessment.ts';
import type { HoldReason } from './order-facts.ts';

/** A touch's share of the credit: `{"fraction":"1/3","percent":"33.33 %"}`. */
export type ExplainedCredit = { readonly fraction: string; readonly percent: string };

/** One candidate touch with its verdict and the figures that the verdict rests on. */
export type ExplainedTouch = {
  readonly touchId: string;
  readonly kind: TouchKind;
  readonly creatorId: string;
  readonly creatorName: string;
  readonly at: string;
  readonly slug?: string;
  readonly code?: string;
  readonly verdict: Verdict;
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

/** How a group's commission comes about; `lineId` is absent for rewards of the whole order. */
export type ExplainedRule = {
  readonly ruleId: string;
  readonly planId: string;
  readonly versionId: string;
  readonly reward: 'percent' | 'flat-per-order';
  /** Such as `12.5 %`, of a percent reward. */
  readonly rate?: string;
  /** What a flat reward promises, and what a partial refund does to it. */
  readonly flat?: MoneyDocument & { readonly afterRefund: 'kept' | 'prorated' | 'lost' };
  readonly lineId?: string;
  readonly base: MoneyDocument;
  readonly rounding: SymmetricRounding;
};

/** One touch's share of one group. */
export type ExplainedShare = {
  readonly touchId: string;
  readonly creatorId: string;
  readonly credit: ExplainedCredit;
  /** Before rounding, as a decimal; `…` where the decimals do not end. */
  readonly exact: string;
  readonly amount: MoneyDocument;
};

export type ExplainedGroup = ExplainedRule & {
  readonly credit: ExplainedCredit;
  readonly exact: string;
  readonly amount: MoneyDocument;
  readonly shares: readonly ExplainedShare[];
};

export type ExplainedHold = {
  readonly reason: HoldReason;
  readonly since: string;
  readonly note?: string;
};

/** Where a conversion stands on its way to the creators' accounts. */
export type ExplainedSettlement = {
  readonly status: ConversionStatus;
  /** When it becomes payable if nothing changes; absent while it waits for the payment. */
  readonly closesAt?: string;
  readonly closedAt?: string;
  /** 1 is the close, each restatement adds one. */
  readonly revision: number;
  readonly holds: readonly ExplainedHold[];
};

type ExplainedConversion = {
  readonly conversionId: string;
  readonly orderName?: string;
  readonly placedAt: string;
  readonly customer: CustomerStatus;
  readonly model: AttributionModel;
  readonly codeVsLink: CodePrecedence;
  readonly settlement: ExplainedSettlement;
};

/** Everything that led to the commission of a conversion, for the merchant. Plain JSON. */
export type Explanation = ExplainedConversion & {
  readonly total: MoneyDocument;
  readonly touches: readonly ExplainedTouch[];
  readonly lines: readonly ExplainedLine[];
  readonly groups: readonly ExplainedGroup[];
  readonly owed: readonly {
    readonly creatorId: string;
    readonly creatorName: string;
    readonly amount: MoneyDocument;
  }[];
};

/** The same for one creator: own touches, rules and amounts; of the others only how many there are. */
export type CreatorExplanation = ExplainedConversion & {
  readonly creatorId: string;
  readonly amount: MoneyDocument;
  readonly touches: readonly ExplainedTouch[];
  /** Creators with another candidate touch. */
  readonly otherCreators: number;
  readonly lines: readonly ExplainedLine[];
  readonly shares: readonly (ExplainedRule & Omit<ExplainedShare, 'creatorId'>)[];
};
