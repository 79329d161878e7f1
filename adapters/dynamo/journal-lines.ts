import type { AccountKind, Entry, EntryKind, LegReference } from '../../core/ledger/entry.ts';
import type { Instant } from '../../core/time/instant.ts';

/**
 * An entry of an order's journal as the order's state keeps it. What the item says elsewhere is left
 * out: the journal and the cause name the order, the hash before is that of the line before. A state
 * is written anew with each change of its order, and one write unit pays for one kilobyte.
 */
export type JournalLine = {
  readonly sequence: number;
  readonly kind: EntryKind;
  /** Without `<kind>/<conversion>/`, if it begins so. */
  readonly cause: string;
  readonly at: readonly [event: Instant, posted: Instant];
  readonly postings: readonly (readonly [AccountKind, string, string, bigint])[];
  readonly legs?: readonly LegReference[];
  readonly hash: string;
};

export function toJournalLines(conversionId: string, journal: readonly Entry[]): JournalLine[] {
  return journal.map(({ sequence, kind, cause, eventAt, postedAt, postings, legs, hash }) => ({
    sequence,
    kind,
    cause: shortenCause(cause, `${kind}/${conversionId}/`),
    at: [eventAt, postedAt],
    postings: postings.map(({ account, owner, unit, minorUnits }) => [
      account,
      owner,
      unit,
      minorUnits,
    ]),
    ...(legs.length === 0 ? {} : { legs }),
    hash,
  }));
}

export function fromJournalLines(conversionId: string, lines: readonly JournalLine[]): Entry[] {
  return lines.map(({ sequence, kind, cause, at, postings, legs = [], hash }, place) => ({
    journal: `order/${conversionId}`,
    sequence,
    kind,
    cause: cause.includes('/') ? cause : `${kind}/${conversionId}/${cause}`,
    eventAt: at[0],
    postedAt: at[1],
    postings: postings.map(([account, owner, unit, minorUnits]) => ({
      account,
      owner,
      unit,
      minorUnits,
    })),
    legs,
    previousHash: lines[place - 1]?.hash ?? '',
    hash,
  }));
}

function shortenCause(cause: string, beginning: string): string {
  const rest = cause.slice(beginning.length);
  return cause.startsWith(beginning) && !rest.includes('/') ? rest : cause;
}
