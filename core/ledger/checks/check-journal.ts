import type { Sha256 } from '../../encoding/hashing.ts';
import { hashEntry } from '../append-entry.ts';
import { assertBalanced } from '../assert-balanced.ts';
import type { Entry } from '../entry.ts';
import type { Violation } from './violation.ts';

/** A journal's entries, and its end as something else than the entries remembers it. */
export type CheckedJournal = {
  readonly merchantId: string;
  readonly name: string;
  readonly entries: readonly Entry[];
  /** What the head says; absent for journals without one. */
  readonly end?: { readonly sequence: number; readonly hash: string };
};

/** Every entry in its place, unchanged, chained to the one before, and balanced; none missing. */
export function checkJournal(journal: CheckedJournal, sha256: Sha256): Violation[] {
  const ordered = journal.entries.toSorted((a, b) => a.sequence - b.sequence);
  const violations = ordered.flatMap((entry, index) =>
    checkEntry(journal, entry, ordered[index - 1], sha256),
  );
  return [...violations, ...checkEnd(journal, ordered.at(-1))];
}

function checkEntry(
  { merchantId, name }: CheckedJournal,
  entry: Entry,
  previous: Entry | undefined,
  sha256: Sha256,
): Violation[] {
  const where = `${merchantId}/${name}#${entry.sequence}`;
  const violations: Violation[] = [];
  const report = (invariant: Violation['invariant'], detail: string) =>
    violations.push({ invariant, where, detail });

  const expected = (previous?.sequence ?? 0) + 1;
  if (entry.sequence !== expected) {
    report('I9', `The journal continues with ${entry.sequence}, not with ${expected}.`);
  }
  if (entry.previousHash !== (previous?.hash ?? '')) {
    report('I9', 'The entry does not follow the one before it.');
  }
  if (entry.hash !== hashEntry(entry, sha256)) {
    report('I9', 'The entry was changed after it was written.');
  }
  if (entry.journal !== name) report('I14', `The entry says that it belongs to ${entry.journal}.`);
  const imbalance = findImbalance(entry);
  if (imbalance !== undefined) report('I1', imbalance);
  return violations;
}

function findImbalance(entry: Entry): string | undefined {
  try {
    assertBalanced(entry);
    return undefined;
  } catch (error) {
    return (error as RangeError).message;
  }
}

function checkEnd({ merchantId, name, end }: CheckedJournal, last: Entry | undefined): Violation[] {
  if (end === undefined) return [];
  if (end.sequence === (last?.sequence ?? 0) && end.hash === (last?.hash ?? '')) return [];
  return [
    {
      invariant: 'I9',
      where: `${merchantId}/${name}`,
      detail:
        `The head knows ${end.sequence} entries, the journal ends with ${last?.sequence ?? 0}` +
        `${end.sequence === last?.sequence ? ' and another hash' : ''}.`,
    },
  ];
}
