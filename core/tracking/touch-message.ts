import type { Touch } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';

/** What the tracking edge puts into the touch queue: a touch, or a join of browser and person. */
export type TouchMessage =
  | { readonly merchantId: string; readonly touch: Touch }
  | { readonly merchantId: string; readonly identify: Identification };

/** A visitor was seen to be a person, known by peppered hashes only. */
export type Identification = {
  readonly visitorId: string;
  readonly personHashes: readonly string[];
  readonly recordedAt: Instant;
};
