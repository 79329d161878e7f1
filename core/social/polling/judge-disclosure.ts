import type { Instant } from '../../time/instant.ts';
import type { StoredContent } from './stored-content.ts';

/** A post's disclosure as it was judged now, and since when the outcome is that. */
export function judgeDisclosure(
  known: StoredContent | undefined,
  { outcome, reason }: StoredContent['disclosure'],
  at: Instant,
): Pick<StoredContent, 'disclosure' | 'disclosureSince'> {
  const isSame = known?.disclosure.outcome === outcome;
  return { disclosure: { outcome, reason }, disclosureSince: isSame ? known.disclosureSince : at };
}
