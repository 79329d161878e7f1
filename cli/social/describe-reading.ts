import type {
  ContentMetrics,
  SocialContent,
  SocialCounts,
  SocialProfile,
  SocialReading,
  SocialRefusal,
  SocialResult,
} from '../../core/social/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { type Column, table } from '../table.ts';

/** A reading or a refusal for people. */
export function describeReading(result: SocialResult): string {
  if (!result.ok) return `Refused (${result.refusal.kind}): ${describeRefusal(result.refusal)}`;
  const { reading } = result;
  const parts = [
    ...describeContents(reading),
    ...describeProfiles(reading.profiles),
    ...(reading.products ?? []).map((one) => `Product ${one.productId}: ${one.name ?? 'no name'}`),
    ...reading.partialErrors.map((error) => `Not told (${error.kind}): ${describeRefusal(error)}`),
    ...(reading.nextCursor === undefined ? [] : [`Next page: ${reading.nextCursor}`]),
  ];
  return parts.length === 0 ? 'The answer lists nothing.' : parts.join('\n');
}

function describeRefusal({ detail, retryAfterMs, retryAt }: SocialRefusal): string {
  const sentence = /[.!?]$/.test(detail) ? detail : `${detail}.`;
  if (retryAfterMs !== undefined) return `${sentence} Ask again in ${retryAfterMs / 1_000} s.`;
  return retryAt === undefined ? sentence : `${sentence} Ask again at ${formatInstant(retryAt)}.`;
}

type Row = { readonly content?: SocialContent; readonly metrics: readonly ContentMetrics[] };

const columns: readonly Column<Row>[] = [
  {
    title: 'id',
    text: ({ content, metrics }) => content?.contentId ?? describeSubject(metrics[0]),
  },
  { title: 'format', text: ({ content }) => content?.format ?? '' },
  {
    title: 'published',
    text: ({ content }) =>
      content?.publishedAt === undefined ? '' : formatInstant(content.publishedAt),
  },
  {
    title: 'counts',
    text: ({ metrics }) => metrics.map(({ counts }) => describeCounts(counts)).join(', '),
  },
  { title: 'text', text: ({ content }) => clip(content?.title ?? content?.text ?? '') },
];

/** Contents with their metrics, then the metrics whose content is not in the answer. */
function describeContents({ contents, metrics }: SocialReading): string[] {
  const ids = new Set(contents.map(({ contentId }) => contentId));
  const rows: Row[] = [
    ...contents.map((content) => ({
      content,
      metrics: metrics.filter(({ id }) => id === content.contentId),
    })),
    ...metrics
      .filter(({ id }) => id === undefined || !ids.has(id))
      .map((one) => ({ metrics: [one] })),
  ];
  return rows.length === 0 ? [] : table(rows, columns);
}

function describeSubject(metrics: ContentMetrics | undefined): string {
  const period = metrics?.period === undefined ? '' : ` (${metrics.period})`;
  return `${metrics?.subject ?? ''} ${metrics?.id ?? 'without id'}${period}`;
}

function describeCounts({ other, ...counts }: SocialCounts): string {
  return Object.entries({ ...counts, ...other })
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function describeProfiles(profiles: readonly SocialProfile[]): string[] {
  return profiles.map(({ profileId, handle, name, followers, followersRounded, posts }) => {
    const about = followersRounded ? 'about ' : '';
    const facts = [
      `Profile ${profileId ?? 'without id'}`,
      handle === undefined ? (name ?? '') : `@${handle}`,
      followers === undefined ? 'followers not told' : `${about}${followers} followers`,
      posts === undefined ? '' : `${posts} posts`,
    ];
    return facts.filter((fact) => fact !== '').join(', ');
  });
}

const longestText = 60;

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longestText ? `${line.slice(0, longestText - 1).trimEnd()}…` : line;
}
