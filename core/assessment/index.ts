export type { Activity, ActivityAssessment, ActivityKind } from './activity.ts';
export { assess } from './assess.ts';
export { assessActivity } from './assess-activity.ts';
export type {
  Assessment,
  CreatorAmount,
  CreatorAmountInKind,
  LineBase,
  Terms,
} from './assessment.ts';
export type { CommissionGroup, GroupReward, GroupShare } from './commission-group.ts';
export { computeCloseAt } from './compute-close-at.ts';
export { computeExpiryAt } from './compute-expiry-at.ts';
export type { CustomerStatus } from './customer-status.ts';
export { type ExplainableState, explainConversion } from './explanation/explain-conversion.ts';
export { type ExplainableGroups, explainGroups } from './explanation/explain-groups.ts';
export type { CreatorNames } from './explanation/explain-touches.ts';
export type { CreatorExplanation, ExplainedTouch, Explanation } from './explanation/explanation.ts';
export { explanationForCreator } from './explanation/explanation-for-creator.ts';
export { renderCreatorExplanation, renderExplanation } from './explanation/render-explanation.ts';
export { type Audience, renderVerdict } from './explanation/render-verdict.ts';
export { foldOrder } from './fold-order.ts';
export { isNewCustomer } from './is-new-customer.ts';
export type {
  CarriedToken,
  Fact,
  FactContent,
  FinancialStatus,
  HoldReason,
  OrderCode,
  OrderLine,
  OrderSnapshot,
  Refund,
  RejectedFact,
} from './order-facts.ts';
export type { FoldedRefund, OpenHold, OrderState } from './order-state.ts';
export { summarizeOrder } from './order-summary.ts';
export { settleRefundTax } from './settle-refund-tax.ts';
