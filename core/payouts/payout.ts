import type { Division } from '../payees/division.ts';
import type { PayoutMethod } from '../programs/program.ts';
import type { PayoutWithholding } from '../tax/payout-withholding.ts';
import type { Instant } from '../time/instant.ts';

/** Each move is compare-and-set. `confirmed`, `failed` and `cancelled` are final. */
export type PayoutState = 'intended' | 'submitted' | 'confirmed' | 'failed' | 'cancelled';

/**
 * Money on its way to a creator, or to a payee for a creator: reserved in the ledger together with this record, with amount
 * and covered entries frozen, before any rail hears of it.
 */
export type Payout = {
  readonly merchantId: string;
  /** Derived from the entry that reserved it: `<creator>-<currency>-<sequence>`. */
  readonly payoutId: string;
  readonly creatorId: string;
  readonly currency: string;
  /** What is moved: what was reserved, less what was withheld of it. */
  readonly minorUnits: bigint;
  readonly state: PayoutState;
  readonly runId: string;
  readonly batchId: string;
  /** The account's sequence and reversal count at the reservation. */
  readonly coversUpToSequence: number;
  readonly reversalSequence: number;
  readonly method: PayoutMethod;
  /** Whose part of the account it is, and why; absent: all of it, for the creator. */
  readonly division?: Division;
  /** What was withheld of it for tax; absent: the merchant withholds none. */
  readonly withholding?: PayoutWithholding;
  readonly history: readonly {
    readonly state: PayoutState;
    readonly at: Instant;
    readonly evidence: string;
  }[];
};
