import type { HoldReason } from '../assessment/order-facts.ts';
import type { Instant } from '../time/instant.ts';
import type { ConversionKey } from './conversion-store.ts';

/** One run of closings of a merchant: a walk of the due index, and what its closers are told to do. */
export type ClosingRun = {
  readonly merchantId: string;
  /** Named for the time of the schedule, so that a schedule that fires twice is one run. Sorts by time. */
  readonly runId: string;
  readonly startedAt: Instant;
  /** Counts the walks: more than one if a walk was killed and the schedule came again. */
  readonly attempt: number;
  /** What the walk found, once it is over. */
  readonly planned?: {
    readonly at: Instant;
    readonly due: number;
    /** Days (`YYYY-MM-DD`) of the due index on which something was due. */
    readonly days: readonly { readonly day: string; readonly due: number }[];
    /** Chunks that were sent to the closers. */
    readonly chunks: number;
  };
};

/** A part of a run, as one closer works on it. */
export type ClosingChunk = {
  readonly merchantId: string;
  readonly runId: string;
  /** `<attempt>-<number>`, the number from 1 in six digits. */
  readonly chunkId: string;
  readonly conversionIds: readonly string[];
};

/** More conversions than this are another chunk, and another write of progress. */
export const maxConversionsPerChunk = 100;

/** What became of a chunk when a closer worked on it last. */
export type ClosingOutcome = {
  readonly merchantId: string;
  readonly runId: string;
  readonly chunkId: string;
  readonly at: Instant;
  /** Closed by this chunk, as each close itself has written down. */
  readonly closed: number;
  /** Nobody paid them in time. */
  readonly expired: number;
  /** Nothing closes them until a rate is there. */
  readonly waiting: number;
  /** Due, and left so, because the closings of their program are paused. Absent: none. */
  readonly paused?: number;
  /** Not due any more: closed by somebody else, or changed since they were found. */
  readonly notDue: number;
  readonly held: readonly {
    readonly conversionId: string;
    readonly reasons: readonly HoldReason[];
  }[];
  /** Ids of the conversions that could not be worked on; the chunk comes again. */
  readonly failed: readonly string[];
};

/** The conversions of a chunk. */
export function listKeysOfChunk({ merchantId, conversionIds }: ClosingChunk): ConversionKey[] {
  return conversionIds.map((conversionId) => ({ merchantId, conversionId }));
}

/** What a close writes down about its cause. */
export function nameClosingCause({ runId, chunkId }: Pick<ClosingChunk, 'runId' | 'chunkId'>) {
  return `${runId}/${chunkId}`;
}
