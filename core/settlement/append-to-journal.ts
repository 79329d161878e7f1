import type { Sha256 } from '../encoding/hashing.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { Entry, EntryDraft, EntryKind, Posting } from '../ledger/entry.ts';
import type { Instant } from '../time/instant.ts';

export type JournalMove = {
  readonly kind: EntryKind;
  readonly postings: readonly Posting[];
};

/** What all entries of one write to an order's journal share. */
export type JournalContext = {
  readonly conversionId: string;
  /** The version of the conversion that the write makes: part of each entry's cause. */
  readonly version: number;
  readonly eventAt: Instant;
  readonly postedAt: Instant;
  readonly sha256: Sha256;
};

/** Adds the moves that post anything to an order's journal, each as one chained entry. */
export function appendToJournal(
  journal: readonly Entry[],
  moves: readonly JournalMove[],
  context: JournalContext,
): Entry[] {
  const entries = [...journal];
  for (const move of moves) {
    if (move.postings.length > 0) entries.push(chain(entries.at(-1), move, context));
  }
  return entries;
}

function chain(last: Entry | undefined, move: JournalMove, context: JournalContext): Entry {
  const draft: EntryDraft = {
    journal: `order/${context.conversionId}`,
    kind: move.kind,
    cause: `${move.kind}/${context.conversionId}/${context.version}`,
    eventAt: context.eventAt,
    postedAt: context.postedAt,
    postings: move.postings,
    legs: [],
  };
  return appendEntry(
    draft,
    { sequence: last?.sequence ?? 0, hash: last?.hash ?? '' },
    context.sha256,
  );
}
