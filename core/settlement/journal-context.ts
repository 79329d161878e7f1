import type { JournalContext } from './append-to-journal.ts';
import type { ConversionState } from './conversion.ts';
import type { RevisionInput } from './revision-input.ts';

/** What the entries of one write to a conversion share. */
export function journalContext(input: RevisionInput, next: ConversionState): JournalContext {
  return {
    conversionId: next.conversionId,
    version: next.version,
    eventAt: input.eventAt,
    postedAt: input.now,
    sha256: input.sha256,
  };
}
