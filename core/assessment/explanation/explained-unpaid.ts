/** Why a whole order earns nothing. */
export type UnpaidOrderReason =
  | 'test-order'
  | 'cancelled'
  | 'voided'
  | 'order-refunded'
  | 'never-paid'
  | 'renewal-not-paid';

/** Why credit earns nothing on one line. */
export type UnpaidLineReason =
  | 'gift-card'
  | 'not-left-after-edits'
  | 'line-refunded'
  | 'nothing-paid'
  | 'no-rule'
  | 'rule-pays-nothing';

/** Goods for which somebody with credit earns nothing, and why. */
export type Unpaid = {
  readonly reason: UnpaidOrderReason | UnpaidLineReason;
  /** Absent of a whole order. */
  readonly lineId?: string;
  readonly title?: string;
  /** The rule that decided, where one did, with its plan and version. */
  readonly ruleId?: string;
  readonly planId?: string;
  readonly versionId?: string;
};

/** The same with everybody whom it concerns. */
export type ExplainedUnpaid = Unpaid & {
  readonly creators: readonly { readonly creatorId: string; readonly creatorName: string }[];
};
