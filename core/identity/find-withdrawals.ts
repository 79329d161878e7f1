import type { Instant } from '../time/instant.ts';
import type { ConsentChange } from './visitor-trail.ts';

/**
 * When visitors withdrew their consent, of those whose withdrawal stood at a moment: the last thing that
 * they had said by then. Of two things said at once the withdrawal stands.
 *
 * @param cutOff what was received later does not count.
 */
export function findWithdrawals(
  changes: readonly ConsentChange[],
  at: Instant,
  cutOff: Instant,
): ReadonlyMap<string, Instant> {
  const last = new Map<string, ConsentChange>();
  for (const change of changes) {
    if (change.at > at || change.recordedAt > cutOff) continue;
    const known = last.get(change.visitorId);
    if (known === undefined || isLater(change, known)) last.set(change.visitorId, change);
  }
  return new Map(
    [...last.values()]
      .filter(({ granted }) => !granted)
      .map((change) => [change.visitorId, change.at] as const),
  );
}

function isLater(a: ConsentChange, b: ConsentChange): boolean {
  return a.at === b.at ? !a.granted : a.at > b.at;
}
