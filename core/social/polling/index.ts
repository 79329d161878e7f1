export { backOff } from './back-off.ts';
export { chooseWatched } from './choose-watched.ts';
export { isFigureDue, watchedDays } from './is-figure-due.ts';
export { isSpending, listClaims, priceOf } from './list-claims.ts';
export { finishPoll, type PollAnswer, passCall } from './pass-call.ts';
export { beginPoll, itemsMaxOf, type PollCall, planCall } from './plan-call.ts';
export { beginPolling, type PollProgress, type PollState, type Validators } from './poll-state.ts';
export type { SocialPollStore } from './poll-store.ts';
export { quotaWindowAt } from './quota-window.ts';
export { recordApproval } from './record-approval.ts';
export { recordAttestation } from './record-attestation.ts';
export { type RecordedContent, recordContent, recordDeletion } from './record-content.ts';
export type { PollStep, SocialLimit, SocialPolicy } from './social-policy.ts';
export type { QuotaClaim, SocialQuota } from './social-quota.ts';
export type {
  ContentApproval,
  ContentChange,
  MetricSnapshot,
  MissingFor,
  StoredContent,
} from './stored-content.ts';
export { toSnapshots } from './to-snapshots.ts';
