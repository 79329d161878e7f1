import type { Instant } from '../../time/instant.ts';
import type { SocialPlatform } from '../platform.ts';
import type { SocialRefusalKind } from '../social-refusal.ts';

/** Where a poll stands: the next call follows from it alone, so whoever is cut is gone on for. */
export type PollProgress = {
  readonly startedAt: Instant;
  readonly next:
    | { readonly step: 'profile' }
    | { readonly step: 'list'; readonly cursor?: string; readonly pages: number }
    | { readonly step: 'metrics' };
  /** Ids that the list had in this poll. */
  readonly seen: readonly string[];
  /** Ids of which figures are still to be asked for; absent until the list is through. */
  readonly ids?: readonly string[];
  /** The newest post that the list has had so far. */
  readonly newestAt?: Instant;
  readonly oldestAt?: Instant;
  /** What the first page of the list answered, for the next poll to ask with. */
  readonly validators?: Validators;
};

/** What a server wants to be asked with, so that it can say that nothing changed (RFC 9110, 8.8). */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

/** How far an account is polled. */
export type PollState = {
  readonly merchantId: string;
  readonly accountId: string;
  readonly creatorId: string;
  readonly platform: SocialPlatform;
  /** Counts up with every change: who writes names the one that was read. */
  readonly version: number;
  /** When it is to be looked at again: to begin a poll, to go on with one, or because whoever is at it must be gone. */
  readonly nextAt: Instant;
  /** Who is at it until `nextAt`; absent: nobody. */
  readonly workerId?: string;
  readonly progress?: PollProgress;
  /** Refusals and failures in a row. */
  readonly failures: number;
  readonly lastRefusal?: {
    readonly at: Instant;
    readonly kind: SocialRefusalKind | 'unreachable' | 'quota-spent' | 'no-access';
    readonly detail: string;
  };
  readonly lastStartedAt?: Instant;
  readonly lastDoneAt?: Instant;
  readonly profileAt?: Instant;
  /** The newest post that the list had, up to which a list of `new` goes. */
  readonly watermark?: Instant;
  readonly validators?: Validators;
  /** Its snapshots are to be deleted, and nothing is asked any more. */
  readonly purge?: true;
};

/** The state of an account that was connected just now. */
export function beginPolling(
  account: {
    readonly merchantId: string;
    readonly accountId: string;
    readonly creatorId: string;
    readonly platform: SocialPlatform;
  },
  nextAt: Instant,
): PollState {
  const { merchantId, accountId, creatorId, platform } = account;
  return { merchantId, accountId, creatorId, platform, version: 1, nextAt, failures: 0 };
}
