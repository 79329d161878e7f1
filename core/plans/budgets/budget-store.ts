import type { Admission } from './admission.ts';
import type { AllowanceKey, AllowanceState } from './allowance.ts';
import type { ShardLease } from './shard-lease.ts';

/** A counter with everything that one decision at it needs, read strongly. */
export type StoredAllowance = {
  /** Absent if nothing was ever decided about it. */
  readonly state?: AllowanceState;
  /** All that are out. */
  readonly leases: readonly ShardLease[];
  /** The latest admission of the conversion asked about. */
  readonly previous?: Admission;
};

/** One shard with everything that it needs to decide by itself, read strongly. */
export type StoredShard = { readonly lease?: ShardLease; readonly previous?: Admission };

/** A decision at the counter. All leases that were read come back with it. */
export type CounterWrite = {
  readonly read: StoredAllowance;
  readonly state: AllowanceState;
  /** Given out anew; they replace the ones that came back. */
  readonly leases: readonly ShardLease[];
  readonly admission: Admission;
};

/** A decision of a shard. */
export type ShardWrite = {
  readonly read: StoredShard;
  readonly lease: ShardLease;
  readonly admission: Admission;
};

/**
 * Keeps the use of allowances, their leases and the admissions. Nothing is granted that is not
 * written: a decision counts when its write is answered `written`.
 */
export interface BudgetStore {
  /** All of it as it was at one moment, or so that a write after it is `stale`. */
  read(key: AllowanceKey, conversionId: string): Promise<StoredAllowance>;
  readShard(key: AllowanceKey, shard: number, conversionId: string): Promise<StoredShard>;
  /**
   * Writes counter, leases and admission together, if none of what was read has changed; `stale`
   * means that something has, nothing was written, and the caller reads and decides again.
   */
  write(key: AllowanceKey, change: CounterWrite): Promise<'written' | 'stale'>;
  /** Writes lease and admission together, if neither has changed; `stale` as above. */
  writeShard(key: AllowanceKey, change: ShardWrite): Promise<'written' | 'stale'>;
  /** The admissions of an allowance by conversion id, every revision, after one; at most `limit`. */
  listAdmissions(
    key: AllowanceKey,
    after: Pick<Admission, 'conversionId' | 'revision'> | undefined,
    limit: number,
  ): Promise<Admission[]>;
}
