export { collectJourney, type JourneyEvidence } from './collect-journey.ts';
export type { CustomerHistory, CustomerOrder } from './customer-history.ts';
export { findWithdrawals } from './find-withdrawals.ts';
export {
  type IdentityStore,
  maxVisitorsPerPerson,
  type TouchCount,
  type TouchStore,
  type VisitorLink,
} from './identity-store.ts';
export { type JoinedVisitors, joinVisitors, type LinkedIdentity } from './join-visitors.ts';
export { normalisePersonalKeys, type PersonalKeys } from './personal-keys.ts';
export type { ConsentChange, Visit, VisitorTrail } from './visitor-trail.ts';
