import type { Touch } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';
import type { TokenDoubt } from './token-doubt.ts';

export type UnseenTokenEvidence = {
  /** The order's tokens that a browser would have carried. */
  readonly touchIds: readonly string[];
  /** The browser that placed the order, as the snippet handed it over; absent: the snippet did not. */
  readonly visitorId?: string | undefined;
  /** What is recorded of all browsers joined with the buyer. */
  readonly recorded: readonly Touch[];
  readonly cutOff: Instant;
};

/**
 * The tokens of an order that no browser of the buyer was seen with on a page of the shop, although the browser that
 * placed it was seen with others: there the snippet runs and its messages arrive. Of a browser that was never seen
 * nothing can be said, because many block such messages.
 */
export function findUnseenTokens(evidence: UnseenTokenEvidence): TokenDoubt[] {
  const { touchIds, visitorId, recorded, cutOff } = evidence;
  const sightings = recorded.filter(({ sighted, recordedAt }) => sighted && recordedAt <= cutOff);
  if (!sightings.some((sighting) => sighting.visitorId === visitorId)) return [];
  const seen = new Set(sightings.map(({ touchId }) => touchId));
  return touchIds
    .filter((touchId) => !seen.has(touchId))
    .map((touchId) => ({ touchId, because: 'unseen' }));
}
