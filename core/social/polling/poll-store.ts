import type { Page, PageRequest } from '../../requests/page.ts';
import type { Instant } from '../../time/instant.ts';
import type { SocialAccountKey } from '../accounts/social-account.ts';
import type { PollState } from './poll-state.ts';
import type { RecordedContent } from './record-content.ts';
import type { ContentChange, MetricSnapshot, StoredContent } from './stored-content.ts';

/** Remembers how far accounts are polled, and what was found. */
export interface SocialPollStore {
  find(key: SocialAccountKey): Promise<PollState | undefined>;
  /** Writes it if the stored version is `state.version - 1`; `stale`: somebody else wrote. */
  save(state: PollState): Promise<'saved' | 'stale'>;
  /** Accounts of a merchant whose time has come, the longest due first. From an index: a moment old. */
  listDue(merchantId: string, until: Instant, limit: number): Promise<PollState[]>;

  /** Posts by id, those that are known. */
  findContents(key: SocialAccountKey, contentIds: readonly string[]): Promise<StoredContent[]>;
  /** Posts that were published from a moment on, newest first, deleted ones too. From an index. */
  listContents(key: SocialAccountKey, from: Instant, limit: number): Promise<StoredContent[]>;
  /** All of an account's posts, newest first. From an index. */
  listContentsPage(key: SocialAccountKey, page: PageRequest): Promise<Page<StoredContent>>;
  /** Writes a post and what became of it together, if the post is still of the version before; `stale` otherwise. */
  saveContent(recorded: RecordedContent): Promise<'saved' | 'stale'>;
  /** What became of an account's posts, oldest first. */
  listChanges(key: SocialAccountKey): Promise<ContentChange[]>;

  /** One of the same post and time takes the other's place. */
  saveSnapshots(snapshots: readonly MetricSnapshot[]): Promise<void>;
  /** Figures that may still be kept, oldest first; without an id the account's own. */
  listSnapshots(
    key: SocialAccountKey & { readonly contentId?: string },
    now: Instant,
  ): Promise<MetricSnapshot[]>;
  /** Deletes some of an account's snapshots; `done` if none is left. */
  purgeSnapshots(key: SocialAccountKey): Promise<'more' | 'done'>;
}
