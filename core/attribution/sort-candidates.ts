import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Candidate } from './candidate.ts';

/**
 * Candidates in the order of their touches: by time, then by id. Two records of one touch, which
 * share both, come in the order in which they were recorded and then in that of their content, so
 * that the result never depends on the order of the input.
 */
export function sortCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted(
    (a, b) =>
      a.touch.at - b.touch.at ||
      compareText(a.touch.touchId, b.touch.touchId) ||
      a.touch.recordedAt - b.touch.recordedAt ||
      compareText(canonicalJson(a), canonicalJson(b)),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
