import type { SocialReading } from '../social-reading.ts';
import { listUntil } from './plan-call.ts';
import type { PollProgress, PollState, Validators } from './poll-state.ts';
import type { SocialPolicy } from './social-policy.ts';

/** What a call answered: what stands there, or that nothing has changed since the last poll. */
export type PollAnswer =
  | { readonly kind: 'read'; readonly reading: SocialReading; readonly validators?: Validators }
  | { readonly kind: 'unchanged' };

/**
 * A poll after a call. A list goes on while it has younger posts than are asked for; `metrics` takes the ids that were
 * asked for away.
 */
export function passCall(
  progress: PollProgress,
  state: PollState,
  policy: SocialPolicy,
  answer: PollAnswer,
): PollProgress {
  const { next, ids = [] } = progress;
  if (next.step === 'profile') return { ...progress, next: { step: 'list', pages: 0 } };
  if (next.step === 'metrics') return { ...progress, ids: ids.slice(policy.idsPerCall) };
  if (answer.kind === 'unchanged') return { ...progress, next: { step: 'metrics' } };
  return passPage(progress, state, policy, { ...answer, pages: next.pages + 1 });
}

function passPage(
  progress: PollProgress,
  state: PollState,
  policy: SocialPolicy,
  page: {
    readonly reading: SocialReading;
    readonly validators?: Validators;
    readonly pages: number;
  },
): PollProgress {
  const { reading, validators, pages } = page;
  const { contents, nextCursor } = reading;
  const times = contents.flatMap(({ publishedAt }) => publishedAt ?? []);
  const seen = [...progress.seen, ...contents.map(({ contentId }) => contentId)];
  const newestAt = Math.max(progress.newestAt ?? 0, ...times);
  const passed = {
    ...{ ...progress, seen },
    ...(newestAt > 0 ? { newestAt } : {}),
    ...(times.length > 0
      ? { oldestAt: Math.min(progress.oldestAt ?? Number.POSITIVE_INFINITY, ...times) }
      : {}),
    ...(pages === 1 && validators !== undefined ? { validators } : {}),
  };
  // One that is pinned stands before newer ones, so a page is old only if all of it is.
  const isYoung =
    times.length === 0 || Math.max(...times) >= listUntil(state, policy, progress.startedAt);
  const goesOn = nextCursor !== undefined && isYoung && pages < policy.pagesPerPoll;
  return goesOn
    ? { ...passed, next: { step: 'list', cursor: nextCursor, pages } }
    : { ...passed, next: { step: 'metrics' } };
}

/** The state after a poll that is through: what is known now, and when the next one begins. */
export function finishPoll(state: PollState, policy: SocialPolicy, now: number): PollState {
  const { progress, workerId: _, lastRefusal, ...rest } = state;
  if (progress === undefined) return state;
  const newest = Math.max(state.watermark ?? 0, progress.newestAt ?? 0);
  return {
    ...rest,
    ...{ failures: 0, lastStartedAt: progress.startedAt, lastDoneAt: now },
    ...(newest > 0 ? { watermark: newest } : { watermark: progress.startedAt }),
    // Of this poll: part of what was asked for was not told.
    ...(lastRefusal !== undefined && lastRefusal.at >= progress.startedAt ? { lastRefusal } : {}),
    ...(progress.validators === undefined ? {} : { validators: progress.validators }),
    nextAt: Math.max(progress.startedAt + policy.pollEveryMs, now),
  };
}
