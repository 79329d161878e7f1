import type { SocialAccount } from '../../core/social/accounts/index.ts';
import {
  type RecordedContent,
  recordContent,
  type StoredContent,
} from '../../core/social/polling/index.ts';
import type { SocialReading } from '../../core/social/social-reading.ts';
import { noteMissing } from './note-missing.ts';
import type { PollPorts } from './poll-ports.ts';

/** Writes posts that are new or changed; answers all posts of the answer as they are then, by id. */
export async function storeContents(
  ports: PollPorts,
  account: SocialAccount,
  at: number,
  { contents }: SocialReading,
): Promise<ReadonlyMap<string, StoredContent>> {
  const { merchantId, accountId, creatorId } = account;
  const whose = { merchantId, accountId, creatorId };
  const ids = contents.map(({ contentId }) => contentId);
  const found = await ports.polls.findContents(whose, ids);
  const known = new Map(found.map((content) => [content.contentId, content]));
  for (const seen of contents) {
    const mentions = await ports.findMarks(account, seen);
    const context = { whose, mentions, at, sha256: ports.sha256 };
    const recorded = recordContent(known.get(seen.contentId), seen, context);
    if (recorded === undefined) continue;
    await saveContent(ports, await noteMissing(ports, recorded, seen));
    known.set(seen.contentId, recorded.content);
  }
  return known;
}

/**
 * What the post earns is reported first: whoever is cut before it is written reports it again, and nobody knows of it afterwards.
 * If somebody else has written the same, the poll is not ours any more, and its state will say so.
 */
export async function saveContent(
  { polls, reward }: Pick<PollPorts, 'polls' | 'reward'>,
  recorded: RecordedContent,
): Promise<void> {
  await reward(recorded.content);
  if ((await polls.saveContent(recorded)) === 'saved') return;
  const { contentId, version } = recorded.content;
  const [stored] = await polls.findContents(recorded.content, [contentId]);
  if (stored !== undefined && stored.version >= version) return;
  throw new Error('A post could not be written, though nobody else has written it.');
}
