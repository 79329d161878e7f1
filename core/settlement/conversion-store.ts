import type { Fact, RejectedFact } from '../assessment/order-facts.ts';
import type { Leg } from '../ledger/entry.ts';
import type { Page, PageRequest } from '../requests/page.ts';
import type { Instant } from '../time/instant.ts';
import type { ConversionChange, ConversionState, FrozenAssessment } from './conversion.ts';

export type ConversionKey = { readonly merchantId: string; readonly conversionId: string };

/** Everything stored of one order, read strongly in one go. */
export type StoredConversion = {
  readonly facts: readonly Fact[];
  readonly state?: ConversionState;
  /** Revision 1 and the newest one, if the conversion is closed. */
  readonly frozen: readonly FrozenAssessment[];
};

export interface ConversionStore {
  /** Stores a fact; `duplicate` when the same id and digest is there. Durable when it answers. */
  addFact(fact: Fact): Promise<'added' | 'duplicate'>;
  addRejectedFact(fact: RejectedFact): Promise<'added' | 'duplicate'>;
  load(key: ConversionKey): Promise<StoredConversion>;
  /** Only the state, for callers that neither assess nor explain. */
  readState(key: ConversionKey): Promise<ConversionState | undefined>;
  /** The facts of one id: more than one if the source contradicted itself. */
  findFacts(key: ConversionKey, factId: string): Promise<Fact[]>;
  /**
   * Writes the state, with the revision and legs that it freezes, if the stored version is `state.version - 1`;
   * `stale` means somebody else wrote, nothing was frozen, and the caller starts over.
   */
  save(change: ConversionChange): Promise<'saved' | 'stale'>;
  /** The legs of all frozen revisions, in sequence. Whether they are in their accounts only the ledger knows. */
  listLegs(key: ConversionKey): Promise<Leg[]>;
  /**
   * Conversions of a due bucket that are due at or before `until`, as `computeDueAt` has it. From an index: only says where to look.
   * Due at most `limit`; fewer than `limit` means that was all.
   */
  listDue(
    merchantId: string,
    bucket: DueBucket,
    until: Instant,
    limit: number,
  ): Promise<ConversionKey[]>;
  /** As `listDue`, page by page: `next` is the place in the bucket after which the following page begins. */
  pageDue(
    merchantId: string,
    bucket: DueBucket,
    until: Instant,
    page: PageRequest,
  ): Promise<Page<ConversionKey>>;
  /** Conversions of a program placed on a UTC day (`YYYY-MM-DD`), from an index, for lists and reports. */
  listOfDay(merchantId: string, programId: string, day: string): Promise<ConversionState[]>;
  listRejected(merchantId: string, day: string): Promise<RejectedFact[]>;
}

/** A day (`YYYY-MM-DD`, UTC) and one of `dueShards`. */
export type DueBucket = { readonly day: string; readonly shard: number };
export const dueShards = 4;

/** Remembers up to which day every due bucket is known to be empty. */
export interface ClosingWatermark {
  read(merchantId: string): Promise<string | undefined>;
  advance(merchantId: string, day: string): Promise<void>;
}
