import type { ContentMention } from '../find-mentions.ts';
import type { StoredContent } from '../polling/stored-content.ts';

type OwnMark = Extract<ContentMention, { readonly kind: 'link' | 'code' }>;

/** The creator's own links and codes in a post: somebody else's earn for nobody. */
export function listOwnMarks({
  mentions,
  creatorId,
}: Pick<StoredContent, 'mentions' | 'creatorId'>) {
  return mentions.filter((mention): mention is OwnMark => {
    return (mention.kind === 'link' || mention.kind === 'code') && mention.creatorId === creatorId;
  });
}
