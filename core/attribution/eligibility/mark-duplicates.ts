import type { Judgement } from '../attribution.ts';

/**
 * Lets one record stand for each touch: the first that is eligible, or the first if none is. All
 * others are duplicates. So a record that does not count never takes a good one out with it.
 *
 * @param judged records in the order of `sortByTouch`, each judged by itself; so is the answer.
 */
export function markDuplicates<Judged extends Judgement>(
  judged: readonly Judged[],
  idOf: (record: Judged) => string,
): readonly Judged[] {
  // Hardly any journey has a touch twice.
  if (new Set(judged.map(idOf)).size === judged.length) return judged;

  const standing = new Map<string, Judged>();
  for (const record of judged) {
    const other = standing.get(idOf(record));
    const isFirst = other === undefined;
    const isFirstEligible = record.verdict === 'eligible' && other?.verdict !== 'eligible';
    if (isFirst || isFirstEligible) standing.set(idOf(record), record);
  }
  return judged.map((record) =>
    standing.get(idOf(record)) === record ? record : { ...record, verdict: 'duplicate' },
  );
}
