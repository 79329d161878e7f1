import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { Sha256 } from '../../encoding/hashing.ts';
import type { Instant } from '../../time/instant.ts';
import { detectDisclosure } from '../disclosure/index.ts';
import type { ContentMention } from '../find-mentions.ts';
import type { SocialContent } from '../social-content.ts';
import { judgeDisclosure } from './judge-disclosure.ts';
import type { ContentChange, StoredContent } from './stored-content.ts';
import { toContentChange } from './to-content-change.ts';

export type RecordedContent = { readonly content: StoredContent; readonly change: ContentChange };

type Whose = {
  readonly merchantId: string;
  readonly accountId: string;
  readonly creatorId: string;
};

/**
 * What a post becomes in the store when it is seen: new, changed, there again, or nothing if it is as it is known.
 *
 * @param at when the poll began, so that a poll that is gone on with makes the same facts.
 */
export function recordContent(
  known: StoredContent | undefined,
  seen: SocialContent,
  context: {
    readonly whose: Whose;
    readonly mentions: readonly ContentMention[];
    readonly at: Instant;
    readonly sha256: Sha256;
  },
): RecordedContent | undefined {
  const { whose, mentions, at, sha256 } = context;
  const digest = sha256(canonicalJson([seen.title ?? null, seen.text ?? null, [...seen.links]]));
  const isThere = known !== undefined && known.deletedAt === undefined;
  if (isThere && known.digest === digest) return undefined;
  const attestations = known?.digest === digest ? known.attestations : undefined;
  const { platform, contentId, publishedAt, format, url, title, text } = seen;
  const content: StoredContent = {
    ...{ ...whose, platform, contentId, digest, mentions },
    ...judgeDisclosure(known, detectDisclosure(seen, attestations), at),
    ...{ version: (known?.version ?? 0) + 1, foundAt: known?.foundAt ?? at },
    ...told({ publishedAt: publishedAt ?? known?.publishedAt, format, url, title, text }),
    ...told({ attestations, approvals: known?.approvals }),
    ...(seen.advertisement === true ? { advertisement: true } : {}),
    ...(isThere ? { editedAt: at } : told({ editedAt: known?.editedAt })),
  };
  const kind = known === undefined ? 'found' : isThere ? 'edited' : 'restored';
  return { content, change: toContentChange(content, kind, at) };
}

/** What a post becomes that its platform does not have any more: nothing of its words is kept. */
export function recordDeletion(known: StoredContent, at: Instant): RecordedContent | undefined {
  if (known.deletedAt !== undefined) return undefined;
  const { url: _, title: __, text: ___, ...kept } = known;
  const content = { ...kept, version: known.version + 1, deletedAt: at };
  return { content, change: toContentChange(content, 'deleted', at) };
}

function told<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
