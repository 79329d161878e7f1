import { isFigureDue } from './is-figure-due.ts';
import type { PollState } from './poll-state.ts';
import type { SocialPolicy } from './social-policy.ts';
import type { StoredContent } from './stored-content.ts';

/** Posts that are asked for by id, and those that are gone without being asked for. */
export type WatchedContents = {
  readonly ids: readonly string[];
  readonly gone: readonly StoredContent[];
};

/**
 * After the list of a poll: whose figures are asked for by id, and which posts a list that has all of a time should have had. Where posts can
 * be asked for, one that is missing in the list is asked for before it is called deleted.
 *
 * @param known posts young enough to be watched.
 */
export function chooseWatched(
  known: readonly StoredContent[],
  state: PollState,
  policy: SocialPolicy,
): WatchedContents {
  const { progress, lastStartedAt } = state;
  if (progress === undefined) return { ids: [], gone: [] };
  const { startedAt, oldestAt = Number.POSITIVE_INFINITY } = progress;
  const seen = new Set(progress.seen);
  const there = known.filter(({ deletedAt }) => deletedAt === undefined);
  const isDue = ({ publishedAt }: StoredContent) =>
    isFigureDue(policy, publishedAt, lastStartedAt, startedAt);
  const unseen = there.filter(({ contentId }) => !seen.has(contentId));
  if (policy.idsPerCall === 0) {
    const gone = unseen.filter(({ publishedAt }) => (publishedAt ?? 0) > oldestAt);
    return { ids: [], gone };
  }
  const asked = policy.listHasFigures
    ? unseen.filter((content) => policy.lists === 'recent' || isDue(content))
    : there.filter((content) => content.foundAt === startedAt || isDue(content));
  return { ids: asked.map(({ contentId }) => contentId), gone: [] };
}
