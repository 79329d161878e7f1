import type { Instant } from '../time/instant.ts';
import type { Candidate } from './candidate.ts';
import type { AttributionModel, AttributionPolicy } from './policy.ts';
import type { Verdict } from './verdict.ts';

/** What attribution needs to know of a conversion. */
export type AttributableConversion = {
  readonly conversionId: string;
  readonly convertedAt: Instant;
  /** Peppered hashes of the buyer (customer id, e-mail). */
  readonly buyerIdentityHashes: readonly string[];
  readonly country?: string;
};

/** A touch's exact share: `parts` of the attribution's `totalParts`. */
export type Credit = {
  readonly touchId: string;
  readonly creatorId: string;
  readonly parts: bigint;
};

/** What became of one candidate touch, and the figures that the sentence about it needs. */
export type JudgedTouch = {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
  /** Touch to conversion, in milliseconds; negative if the touch came later. */
  readonly ageMs: number;
  readonly windowDays: number;
};

/**
 * Who led to a conversion, exactly, and why nobody else did.
 *
 * The credits' parts sum to `totalParts`, or there are none when no touch is eligible. Judged
 * touches are in time order (ties by id), whatever the order of the input.
 */
export type Attribution = {
  readonly model: AttributionModel;
  readonly policy: AttributionPolicy;
  readonly credits: readonly Credit[];
  readonly totalParts: bigint;
  readonly judged: readonly JudgedTouch[];
};

/** The signature of `attribute`, the one door to this library. */
export type Attribute = (
  candidates: readonly Candidate[],
  conversion: AttributableConversion,
  policy: AttributionPolicy,
) => Attribution;
