import type { Instant } from '../../time/instant.ts';
import type { ContentChange, StoredContent } from './stored-content.ts';

/** The fact that something became of a post, which is as it says now. */
export function toContentChange(
  content: StoredContent,
  kind: ContentChange['kind'],
  at: Instant,
): ContentChange {
  const { merchantId, accountId, creatorId, platform, contentId } = content;
  const { digest, mentions, disclosure } = content;
  return {
    ...{ merchantId, accountId, creatorId, platform, contentId, kind, at },
    ...{ digest, mentions, disclosure },
  };
}
