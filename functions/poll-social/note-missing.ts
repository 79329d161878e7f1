import { defaultDisclosure } from '../../core/programs/disclosure-settings.ts';
import { localeOf } from '../../core/social/disclosure/index.ts';
import type { MissingFor, RecordedContent } from '../../core/social/polling/index.ts';
import { holdFromOf } from '../../core/social/rewards/index.ts';
import type { SocialContent } from '../../core/social/social-content.ts';
import type { PollPorts } from './poll-ports.ts';

/** Adds to what became of a post for which programs its disclosure is missing now, so that the creator is told once. */
export async function noteMissing(
  ports: Pick<PollPorts, 'listPrograms'>,
  recorded: RecordedContent,
  seen: SocialContent,
): Promise<RecordedContent> {
  const { content, change } = recorded;
  const { outcome } = content.disclosure;
  const isNews = outcome === 'not-found' && content.disclosureSince === change.at;
  if (!isNews) return recorded;
  const missingFor: MissingFor[] = [];
  for (const { programId, disclosure = defaultDisclosure } of await ports.listPrograms(content)) {
    if (disclosure.whenMissing === 'nothing') continue;
    const holdFrom = holdFromOf({ outcome, since: content.disclosureSince }, disclosure);
    missingFor.push({ programId, ...(holdFrom === undefined ? {} : { holdFrom }) });
  }
  if (missingFor.length === 0) return recorded;
  const locale = localeOf(seen);
  return {
    content,
    change: { ...change, missingFor, ...(locale === undefined ? {} : { locale }) },
  };
}
