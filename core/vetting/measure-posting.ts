import type { ContentFormat } from '../attribution/content.ts';
import { type Instant, msPerDay } from '../time/instant.ts';
import type { VettedPost, VettingEvidence } from './evidence.ts';
import { type Figure, known, unknown } from './figure.ts';
import { medianOf } from './median.ts';

/** How long ago a post may be to say something about now. */
const lookBackDays = 90;

export type PostingFrequency = {
  readonly posts: number;
  readonly days: number;
  /** In hundredths of a post. */
  readonly perWeekHundredths: bigint;
};

/** How often the account posted in the last 90 days, or since the oldest post that is known. */
export function measurePosting({
  posts,
  asOf,
}: Pick<VettingEvidence, 'posts' | 'asOf'>): Figure<PostingFrequency> {
  const times = posts.flatMap(({ publishedAt }) => publishedAt ?? []).filter((at) => at <= asOf);
  if (times.length === 0) return unknown('No post says when it was published.');
  const recent = times.filter((at) => at > asOf - lookBackDays * msPerDay);
  const isWhole = recent.length < times.length;
  // Nothing is known of the time before the oldest post; a week is the shortest time that says how often.
  const sinceOldest = Math.max(7, Math.ceil((asOf - Math.min(...times)) / msPerDay));
  const days = isWhole ? lookBackDays : Math.min(lookBackDays, sinceOldest);
  const perWeekHundredths = (BigInt(recent.length) * 700n) / BigInt(days);
  return known(
    { posts: recent.length, days, perWeekHundredths },
    `${recent.length} posts in ${days} days.`,
  );
}

export type FormatShare = { readonly format: ContentFormat; readonly posts: number };

/** What the posts are made of, the most frequent first. */
export function countFormats({ posts }: Pick<VettingEvidence, 'posts'>): Figure<FormatShare[]> {
  const formats = posts.flatMap(({ format }) => format ?? []);
  if (formats.length === 0) return unknown('No post says what it is made of.');
  const counts = [...Map.groupBy(formats, (format) => format)].map(([format, all]) => ({
    format,
    posts: all.length,
  }));
  return known(
    counts.toSorted((a, b) => b.posts - a.posts || (a.format < b.format ? -1 : 1)),
    `${formats.length} of ${posts.length} posts say so.`,
  );
}

export type Reach = {
  readonly typical: bigint;
  readonly by: 'reach' | 'views';
  readonly posts: number;
};

/** How many see a post: the median of what the platform estimates as reach, or of views where it does not. */
export function measureReach({ posts }: Pick<VettingEvidence, 'posts'>): Figure<Reach> {
  const byReach = posts.flatMap(({ counts }) => counts.reach ?? []);
  const byViews = posts.flatMap(({ counts }) => counts.views ?? []);
  const by = byReach.length > 0 ? 'reach' : 'views';
  const counted = by === 'reach' ? byReach : byViews;
  const typical = medianOf(counted);
  return typical === undefined
    ? unknown('No post tells its reach or its views.')
    : known({ typical, by, posts: counted.length }, `The median ${by} of ${counted.length} posts.`);
}

/** Posts of the last days with products, or with a link to one of the hosts. */
export function countShoppable(
  { posts, asOf }: Pick<VettingEvidence, 'posts' | 'asOf'>,
  { withinDays, hosts }: { readonly withinDays: number; readonly hosts: readonly string[] },
): number {
  const since: Instant = asOf - withinDays * msPerDay;
  return posts.filter(
    (post) =>
      post.publishedAt !== undefined &&
      post.publishedAt > since &&
      post.publishedAt <= asOf &&
      isShoppable(post, hosts),
  ).length;
}

function isShoppable({ products = [], links = [] }: VettedPost, hosts: readonly string[]): boolean {
  if (products.length > 0) return true;
  return links.some((link) => URL.canParse(link) && hosts.includes(new URL(link).host));
}
