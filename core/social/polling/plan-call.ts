import { type Instant, msPerDay } from '../../time/instant.ts';
import { watchedDays } from './is-figure-due.ts';
import type { PollProgress, PollState, Validators } from './poll-state.ts';
import type { SocialPolicy } from './social-policy.ts';

/** One call of a platform, whatever it looks like there. */
export type PollCall =
  | { readonly step: 'profile' }
  | { readonly step: 'list'; readonly cursor?: string; readonly validators?: Validators }
  | { readonly step: 'metrics'; readonly ids: readonly string[] };

/** Where a poll begins: with figures of the account if they are due, else with the list. */
export function beginPoll(state: PollState, policy: SocialPolicy, now: Instant): PollProgress {
  const { profileEveryMs } = policy;
  const { profileAt = Number.NEGATIVE_INFINITY } = state;
  const isProfileDue = profileEveryMs !== undefined && now - profileAt >= profileEveryMs;
  const next = isProfileDue
    ? ({ step: 'profile' } as const)
    : ({ step: 'list', pages: 0 } as const);
  return { startedAt: now, next, seen: [] };
}

/** The call that a poll stands before; nothing if it is through. */
export function planCall(
  progress: PollProgress,
  state: PollState,
  policy: SocialPolicy,
): PollCall | undefined {
  const { next, ids = [] } = progress;
  if (next.step === 'profile') return { step: 'profile' };
  if (next.step === 'metrics') {
    return ids.length === 0 ? undefined : { step: 'metrics', ids: ids.slice(0, policy.idsPerCall) };
  }
  if (next.cursor !== undefined) return { step: 'list', cursor: next.cursor };
  const { validators } = state;
  return validators === undefined ? { step: 'list' } : { step: 'list', validators };
}

/** The most things that a call can answer. */
export function itemsMaxOf(call: PollCall, policy: SocialPolicy): number {
  if (call.step === 'profile') return 1;
  return call.step === 'list' ? policy.pageSize : call.ids.length;
}

/** Before this moment a list is not gone on with. */
export function listUntil(state: PollState, policy: SocialPolicy, startedAt: Instant): Instant {
  const { watermark } = state;
  if (watermark === undefined) return startedAt - policy.backfillDays * msPerDay;
  return policy.lists === 'new'
    ? watermark - policy.overlapMs
    : startedAt - watchedDays(policy) * msPerDay;
}
