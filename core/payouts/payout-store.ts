import type { Instant } from '../time/instant.ts';
import type { Payout, PayoutState } from './payout.ts';

/** A file or call that carries several payouts of one rail and currency. */
export type PayoutBatch = {
  readonly merchantId: string;
  /** `<runId>-<rail>-<currency>-<number>`. */
  readonly batchId: string;
  readonly runId: string;
  readonly rail: 'sepa' | 'csv' | 'manual';
  readonly currency: string;
  readonly creatorIds: readonly string[];
  readonly createdAt: Instant;
  /** Set once, when the file is released; the file is a function of the batch and its payouts. */
  readonly released?: {
    readonly at: Instant;
    readonly file?: string;
    readonly payoutIds: readonly string[];
  };
};

/** Why an account is not in a run. */
export type PayoutSkip = {
  readonly creatorId: string;
  readonly currency: string;
  readonly minorUnits: bigint;
  readonly reason: 'below-minimum' | 'no-payout-method' | 'on-hold' | 'in-debt';
};

export type PayoutRun = {
  readonly merchantId: string;
  /** `<YYYY-MM-DD>` of a scheduled run, or the caller's idempotency key. */
  readonly runId: string;
  readonly startedAt: Instant;
  readonly dryRun: boolean;
  readonly batches: readonly { readonly batchId: string; readonly accounts: number }[];
  readonly planned: readonly {
    readonly creatorId: string;
    readonly currency: string;
    readonly minorUnits: bigint;
  }[];
  readonly skipped: readonly PayoutSkip[];
};

export interface PayoutStore {
  /** The first of two equal runs wins; the second reads what the first wrote. */
  addRun(run: PayoutRun): Promise<'added' | 'duplicate'>;
  findRun(merchantId: string, runId: string): Promise<PayoutRun | undefined>;
  addBatch(batch: PayoutBatch): Promise<'added' | 'duplicate'>;
  findBatch(merchantId: string, batchId: string): Promise<PayoutBatch | undefined>;
  findPayout(merchantId: string, payoutId: string): Promise<Payout | undefined>;
  /** A batch's payouts, by id. From an index followed by strong reads. */
  listPayoutsOfBatch(batch: PayoutBatch): Promise<Payout[]>;
  listPayoutsOfCreator(merchantId: string, creatorId: string): Promise<Payout[]>;
  listBatches(merchantId: string): Promise<PayoutBatch[]>;
  /**
   * `intended -> submitted`, in one transaction conditioned on the payout's state and on the
   * account's `reversalSequence`; `reversed` means a reversal came after the reservation.
   */
  submit(payout: Payout, at: Instant): Promise<'submitted' | 'stale' | 'reversed'>;
  /** Marks the batch released with its file and payouts, if it is not. */
  release(batch: PayoutBatch): Promise<'released' | 'stale'>;
}

export type { PayoutState };
