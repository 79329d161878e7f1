import { msPerDay } from '../../time/instant.ts';
import type { SocialReading } from '../social-reading.ts';
import { isFigureDue } from './is-figure-due.ts';
import type { PollState } from './poll-state.ts';
import type { SocialPolicy } from './social-policy.ts';
import type { MetricSnapshot, StoredContent } from './stored-content.ts';

type Counts = MetricSnapshot['counts'];

/**
 * Figures that are kept of an answer, each until the platform's terms allow it: of posts whose turn it is or that are new, and of the account
 * whenever it was asked for.
 */
export function toSnapshots(
  reading: SocialReading,
  state: PollState,
  policy: SocialPolicy,
  known: ReadonlyMap<string, StoredContent>,
): MetricSnapshot[] {
  const { merchantId, accountId, progress, lastStartedAt } = state;
  if (progress === undefined) return [];
  const at = progress.startedAt;
  const frame = { merchantId, accountId, at, retentionUntil: at + policy.retentionDays * msPerDay };
  const isKept = (contentId: string) => {
    const content = known.get(contentId);
    if (content === undefined) return false;
    return content.foundAt === at || isFigureDue(policy, content.publishedAt, lastStartedAt, at);
  };
  const figures = gather(reading);
  const ofPosts = [...figures.posts].filter(([contentId]) => isKept(contentId));
  return [
    ...ofPosts.map(([contentId, counts]) => ({ ...frame, contentId, counts })),
    ...(figures.account === undefined ? [] : [{ ...frame, counts: figures.account }]),
  ];
}

/** An answer can tell of one post twice: its own counts, and its insights. */
function gather({ metrics, profiles }: SocialReading) {
  const posts = new Map<string, Counts>();
  for (const { subject, id, counts } of metrics) {
    if (subject === 'content' && id !== undefined) posts.set(id, { ...posts.get(id), ...counts });
  }
  const [profile] = profiles;
  const told = Object.entries({
    followers: profile?.followers,
    posts: profile?.posts,
    views: profile?.views,
    likes: profile?.likes,
  }).filter(([, count]) => count !== undefined);
  return {
    posts,
    account: told.length === 0 ? undefined : (Object.fromEntries(told) as Counts),
  };
}
