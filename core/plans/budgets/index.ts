export type { Admission, AdmissionOutcome, AdmissionRequest } from './admission.ts';
export { type AdmissionAnswer, admit } from './admit.ts';
export type {
  Alert,
  Allowance,
  AllowanceKey,
  AllowanceNotices,
  AllowanceState,
  WhenSpent,
} from './allowance.ts';
export type { Budget } from './budget.ts';
export type {
  BudgetStore,
  CounterWrite,
  ShardWrite,
  StoredAllowance,
  StoredShard,
} from './budget-store.ts';
export { decideUse, stateWithLeases, type UseDecision, type UseQuestion } from './decide-use.ts';
export { findStop } from './find-stop.ts';
export { type HonouredAdmissions, honourAdmissions } from './honour-admissions.ts';
export { isOfOneMoment } from './is-of-one-moment.ts';
export { leaseShards, maxShards } from './lease-shards.ts';
export { openAllowance } from './open-allowance.ts';
export { releaseAdmission } from './release-admission.ts';
export { returnLeases } from './return-leases.ts';
export type { ShardLease } from './shard-lease.ts';
export { type LeaseAnswer, spendLease } from './spend-lease.ts';
export {
  type AllowanceTime,
  budgetAllowance,
  codeAllowance,
  unitsOfBudget,
} from './to-allowance.ts';
export type { UsageLimit } from './usage-limit.ts';
