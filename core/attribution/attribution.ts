import type { Instant } from '../time/instant.ts';
import type { AttributionModel } from './attribution-model.ts';
import type { Candidate } from './candidate.ts';
import type { ChannelTouch } from './channel-touch.ts';
import type { AttributionPolicy } from './policy.ts';
import type { PrecedenceRule } from './precedence-rule.ts';
import type { Stops } from './stops.ts';
import type { Verdict } from './verdict.ts';
import type { WeightSet } from './weights/weight-set.ts';

/** What attribution needs to know of a conversion. */
export type AttributableConversion = {
  readonly conversionId: string;
  readonly convertedAt: Instant;
  /** Peppered hashes of the buyer (customer id, e-mail). */
  readonly buyerIdentityHashes: readonly string[];
  /** ISO 3166: the country (`US`), and the subdivision as the shop writes it (`US-CA` or `CA`). */
  readonly country?: string;
  readonly region?: string;
  /** Other networks whose click id or code the order carries, such as `awin`. */
  readonly claimedByNetworks?: readonly string[];
  /** When the buyer first became known (the lead), and when the sale began to be likely. */
  readonly leadAt?: Instant;
  readonly opportunityAt?: Instant;
  /** What is spent, and since when touches do not earn any more. */
  readonly stops?: Stops;
};

/** What `attribute` may consider besides the candidates. */
export type AttributionEvidence = {
  readonly channels?: readonly ChannelTouch[];
  /** Of a data-driven policy: the set published last before the order (`chooseWeightSet`). */
  readonly weightSet?: WeightSet;
};

/** A touch's exact share: `parts` of the attribution's `totalParts`. */
export type Credit = {
  readonly touchId: string;
  readonly creatorId: string;
  readonly parts: bigint;
};

/** The share of a channel that is no creator's; nobody is paid for it. */
export type ChannelCredit = {
  readonly touchId: string;
  readonly channel: string;
  readonly parts: bigint;
};

/** What became of one touch, and the figures that the sentence about it needs. */
export type Judgement = {
  readonly verdict: Verdict;
  /** Which rule decided, where the verdict is one of precedence. */
  readonly rule?: PrecedenceRule;
  /** Touch to conversion, in milliseconds; negative if the touch came later. */
  readonly ageMs: number;
  readonly windowDays: number;
};

export type JudgedTouch = Judgement & { readonly candidate: Candidate };

export type JudgedChannel = Judgement & { readonly touch: ChannelTouch };

/**
 * Who led to a conversion, exactly, and why nobody else did.
 *
 * The parts of the credits, those of channels included, sum to `totalParts`, or there are none when no
 * touch is eligible. Judged touches are in time order (ties by id), whatever the order of the input.
 */
export type Attribution = {
  readonly model: AttributionModel['kind'];
  readonly policy: AttributionPolicy;
  /** The weights that a data-driven model used; absent if it had to fall back. */
  readonly weightSetId?: string;
  readonly credits: readonly Credit[];
  readonly channelCredits: readonly ChannelCredit[];
  readonly totalParts: bigint;
  readonly judged: readonly JudgedTouch[];
  readonly judgedChannels: readonly JudgedChannel[];
};

/** The signature of `attribute`, the one door to this library. */
export type Attribute = (
  candidates: readonly Candidate[],
  conversion: AttributableConversion,
  policy: AttributionPolicy,
  evidence?: AttributionEvidence,
) => Attribution;
