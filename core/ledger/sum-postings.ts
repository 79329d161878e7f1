import type { Posting } from './entry.ts';

/** Adds up postings by whatever `keyOf` names; keys that sum to zero stay. */
export function sumPostings(
  postings: Iterable<Posting>,
  keyOf: (posting: Posting) => string,
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const posting of postings) {
    const key = keyOf(posting);
    sums.set(key, (sums.get(key) ?? 0n) + posting.minorUnits);
  }
  return sums;
}
