import { formatInstant } from '../../../core/time/format-instant.ts';
import type { VettingEvidence } from '../../../core/vetting/evidence.ts';

/** Posted figures as they are handed out. Counts are far below what a number holds exactly. */
export function toEvidenceDocument({ asOf, snapshots, posts, ...rest }: VettingEvidence) {
  return plainCounts({
    ...rest,
    asOf: formatInstant(asOf),
    snapshots: snapshots.map(({ at, followers }) => ({ at: formatInstant(at), followers })),
    posts: posts.map(({ publishedAt, ...post }) => ({
      ...post,
      ...(publishedAt === undefined ? {} : { publishedAt: formatInstant(publishedAt) }),
    })),
  });
}

/** The same document with its counts as JSON numbers. */
export function plainCounts(document: unknown): Record<string, unknown> {
  const text = JSON.stringify(document, (_, part: unknown) =>
    typeof part === 'bigint' ? Number(part) : part,
  );
  return JSON.parse(text) as Record<string, unknown>;
}
