import type { SocialAccount } from '../../core/social/accounts/index.ts';
import { recordDeletion, type StoredContent } from '../../core/social/polling/index.ts';
import type { SocialReading } from '../../core/social/social-reading.ts';
import type { PollPorts } from './poll-ports.ts';
import { saveContent } from './store-contents.ts';

/** Writes down that posts are gone which were asked for by id and are neither in the answer nor excused by it. */
export async function storeMissing(
  ports: PollPorts,
  account: SocialAccount,
  at: number,
  answer: Pick<SocialReading, 'contents' | 'partialErrors'> & { readonly asked: readonly string[] },
): Promise<void> {
  const excused = answer.partialErrors.filter(({ kind }) => kind !== 'not-found');
  const told = new Set([
    ...answer.contents.map(({ contentId }) => contentId),
    ...excused.map(({ resourceId }) => resourceId),
  ]);
  const missing = answer.asked.filter((id) => !told.has(id));
  if (missing.length > 0)
    await storeGone(ports, await ports.polls.findContents(account, missing), at);
}

/** Writes down that posts are gone. */
export async function storeGone(
  ports: PollPorts,
  contents: readonly StoredContent[],
  at: number,
): Promise<void> {
  for (const content of contents) {
    const recorded = recordDeletion(content, at);
    if (recorded !== undefined) await saveContent(ports, recorded);
  }
}
