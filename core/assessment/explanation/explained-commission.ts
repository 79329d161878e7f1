import type { MoneyDocument } from '../../money/money-document.ts';
import type { SymmetricRounding } from '../../money/rounding.ts';
import type { AfterRefund } from '../../plans/reward.ts';
import type { GroupReward } from '../commission-group.ts';
import type { AmountDocument } from './amount-document.ts';
import type { ExchangeDocument } from './exchange-document.ts';
import type { ExplainedCredit } from './explained-credit.ts';

/** How a group's commission comes about; `lineId` is absent for rewards that belong to no line. */
export type ExplainedRule = {
  readonly ruleId: string;
  readonly planId: string;
  readonly versionId: string;
  /** Of a version that is no longer in force: until when it protects its creators. */
  readonly protectedUntil?: string;
  readonly reward: GroupReward;
  /** Such as `12.5 %`, of a percent reward or a referral share. */
  readonly rate?: string;
  /** What every other reward promises, once or for each of `quantity`; and what a partial refund does to it. */
  readonly flat?: AmountDocument & { readonly afterRefund?: AfterRefund };
  /** At which `flat` was exchanged, of an amount in another currency than the conversion's. */
  readonly exchange?: ExchangeDocument;
  /** Pieces, leads, clicks, views, or pieces of content. */
  readonly quantity?: string;
  /** How much a view of the content's format counts, such as `150 %`. */
  readonly multiplier?: string;
  readonly milestone?: string;
  readonly lineId?: string;
  /** What a reward for a sale rests on. */
  readonly base?: MoneyDocument;
  /** What the goods behind the base of an amount per order came to before refunds, if any are left. */
  readonly original?: MoneyDocument;
  readonly rounding: SymmetricRounding;
};

/** One creator's share of one group. */
export type ExplainedShare = {
  /** Absent where no touch earned it. */
  readonly touchId?: string;
  readonly creatorId: string;
  /** Absent where the reward is not divided by credit. */
  readonly credit?: ExplainedCredit;
  /** Before rounding, as a decimal; `…` where the decimals do not end. */
  readonly exact: string;
  readonly amount: AmountDocument;
  /**
   * The amount is not the exact one rounded: the group was rounded once, and dividing it by largest
   * remainder gave this share a minor unit more or less.
   */
  readonly adjusted?: true;
};

export type ExplainedGroup = ExplainedRule & {
  readonly credit?: ExplainedCredit;
  /** What channels that nobody is paid for have of the credit; absent if that is nothing. */
  readonly channelCredit?: ExplainedCredit;
  readonly exact: string;
  /** What the group was rounded to, where another version holds for some of its creators. */
  readonly rounded?: AmountDocument;
  readonly amount: AmountDocument;
  readonly shares: readonly ExplainedShare[];
  /** The one creator of a reward that is not divided. */
  readonly recipientName?: string;
  /** Whose commission a referral share is a part of. */
  readonly referred?: { readonly creatorId: string; readonly creatorName: string };
};

/** One creator's own share, with nothing in it that would tell of others. */
export type OwnShare = ExplainedRule &
  Pick<ExplainedShare, 'touchId' | 'credit' | 'amount' | 'adjusted'> & {
    /** Absent of a referral share, from which it would tell what somebody else has earned. */
    readonly exact?: string;
  };
