import type { Sha256 } from '../../../core/encoding/hashing.ts';
import type { StoredContent } from '../../../core/social/polling/index.ts';

/** The conversion by which a post earns in a program; ids of posts may be of any letters, and long. */
export function contentConversionId(
  { accountId, contentId }: Pick<StoredContent, 'accountId' | 'contentId'>,
  kind: 'reach' | 'content',
  programId: string,
  sha256: Sha256,
): string {
  const name = sha256(JSON.stringify([accountId, contentId, programId])).slice(0, 24);
  return `posts~${kind}-${name}`;
}
