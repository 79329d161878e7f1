import type { CarriedToken } from '../assessment/order-facts.ts';
import type { Touch } from '../attribution/touch.ts';
import { canonicalJson } from '../encoding/canonical-json.ts';
import type { Instant } from '../time/instant.ts';
import { touchOfToken } from '../tracking/touch-of-token.ts';

/** Everything that was heard of how the buyer of an order came to it. */
export type JourneyEvidence = {
  readonly programId: string;
  /** The order's own tokens, verified or refused, and the touches of the codes that it used. */
  readonly tokens: readonly CarriedToken[];
  readonly codes: readonly Touch[];
  /** When the order itself was first heard of. */
  readonly firstRecordedAt: Instant;
  /** What was recorded of the browsers joined with the buyer. */
  readonly recorded: readonly Touch[];
  /** What was recorded later than this does not count. */
  readonly cutOff: Instant;
};

/**
 * The touches of one program that led to an order, oldest first, ties by id; in whatever order the
 * evidence comes, the answer is the same.
 *
 * A carried token and the click that the redirect recorded are one touch, and the record knows
 * more. A click that was recorded twice counts as it was recorded first. The cut-off is for records
 * only: tokens and codes are part of the order, so they count whenever it is heard of. A code that
 * the order names twice stays twice, for `attribute` to say which of the two is the duplicate.
 */
export function collectJourney(evidence: JourneyEvidence): Touch[] {
  const { programId, codes, recorded, cutOff } = evidence;
  const clicks = new Map<string, Touch>();
  const inTime = recorded.filter(({ recordedAt }) => recordedAt <= cutOff);
  for (const touch of inTime.toSorted(compareRecords)) {
    // That a page was seen decides nothing about whose the order is.
    const { sighted: _, ...click } = touch;
    if (!clicks.has(click.touchId)) clicks.set(click.touchId, click);
  }
  for (const token of carriedTouches(evidence).toSorted(compareRecords)) {
    clicks.set(token.touchId, { ...token, ...clicks.get(token.touchId) });
  }
  return [...clicks.values(), ...codes]
    .filter((touch) => touch.programId === programId)
    .toSorted(compareTouches);
}

function carriedTouches({ tokens, firstRecordedAt }: JourneyEvidence): Touch[] {
  return tokens.flatMap((token) =>
    'refusal' in token ? [] : [touchOfToken(token, Math.min(token.at, firstRecordedAt))],
  );
}

function compareRecords(a: Touch, b: Touch): number {
  return a.recordedAt - b.recordedAt || compareText(canonicalJson(a), canonicalJson(b));
}

function compareTouches(a: Touch, b: Touch): number {
  return a.at - b.at || compareText(a.touchId, b.touchId) || compareRecords(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
