export { aCandidate } from './a-candidate.ts';
export { aBareSubject, aConditionSubject } from './a-condition-subject.ts';
export { aConversionState } from './a-conversion-state.ts';
export { aDispute, aDisputeFact } from './a-dispute.ts';
export { aFact, aHoldFact, anOrderFact, aRefundFact, aReleaseFact } from './a-fact.ts';
export { aJourney, type JourneyTouch } from './a-journey.ts';
export { aPayee, somePayeeTerms } from './a-payee.ts';
export { aPaymentsFact, aPaymentsRefund } from './a-payments-fact.ts';
export {
  aPlanVersion,
  flatPerItem,
  flatPerOrder,
  inKindPerOrder,
  percent,
  storeCredit,
} from './a-plan-version.ts';
export { aPolicy } from './a-policy.ts';
export {
  aCode,
  aConnection,
  aCreator,
  aLink,
  aMerchant,
  anEnrolment,
  aProgram,
  aStanding,
  dailySchedule,
} from './a-program.ts';
export { aRefund } from './a-refund.ts';
export { aRefundedTotalFact } from './a-refunded-total.ts';
export { aStoredContent } from './a-stored-content.ts';
export { aCodeTouch, aTouch } from './a-touch.ts';
export { aConsentChange, aVisit } from './a-visit.ts';
export { aWeightSet } from './a-weight-set.ts';
export { anAssessment } from './an-assessment.ts';
export { anAttributableConversion } from './an-attributable-conversion.ts';
export { anAttribution } from './an-attribution.ts';
export { anOrderLine } from './an-order-line.ts';
export { anOrderSnapshot } from './an-order-snapshot.ts';
export { anOrderState } from './an-order-state.ts';
export { daysAfterOrder, daysBeforeOrder, orderMoment } from './moments.ts';
export { someTerms } from './some-terms.ts';
