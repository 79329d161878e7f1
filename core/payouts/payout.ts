import type { Division } from '../payees/division.ts';
import type { PayoutMethod } from '../programs/program.ts';
import type { FairValue } from '../tax/fair-value.ts';
import type { PayoutWithholding } from '../tax/payout-withholding.ts';
import type { Instant } from '../time/instant.ts';
import type { PayoutConversion } from './payout-conversion.ts';
import type { RailReport } from './payout-rail.ts';

/**
 * Each move is compare-and-set. `failed`, `cancelled` and `returned` are final, and `confirmed` is unless the money comes
 * back. Over rails that are called, `unclear` is a call without an answer, which is looked up and never sent again once it could pay
 * twice; `review` is what only a person can decide. In both the money stays in the payout.
 */
export type PayoutState =
  | 'intended'
  | 'submitted'
  | 'unclear'
  | 'review'
  | 'confirmed'
  | 'failed'
  | 'cancelled'
  /** It had arrived, and came back. */
  | 'returned';

/** States in which a rail that is called is asked again what became of a payout. */
export const openStates: readonly PayoutState[] = ['submitted', 'unclear'];

/** States of money that is the merchant's again: it was taken back, never arrived, or arrived and came back. */
export const cameBack: readonly PayoutState[] = ['cancelled', 'failed', 'returned'];

/** States of money that is on its way: it has left `payable`, and nobody has it yet. */
export const onItsWay: readonly PayoutState[] = ['submitted', 'unclear', 'review'];

/**
 * Money on its way to a creator, or to a payee for a creator: reserved in the ledger together with this record, with amount
 * and covered entries frozen, before any rail hears of it.
 */
export type Payout = {
  readonly merchantId: string;
  /** Derived from the entry that reserved it: `<creator>-<currency>-<sequence>`, of no cash with the kind of its unit. */
  readonly payoutId: string;
  readonly creatorId: string;
  /** The ledger's; of no cash its unit, such as `points`. */
  readonly currency: string;
  /** What is moved, in the ledger's currency: what was reserved, less what was withheld of it. */
  readonly minorUnits: bigint;
  readonly state: PayoutState;
  readonly runId: string;
  readonly batchId: string;
  /** The account's sequence and reversal count at the reservation. */
  readonly coversUpToSequence: number;
  readonly reversalSequence: number;
  readonly method: PayoutMethod;
  /** What a rail that is called said of it last, and its own id there. Absent: nothing yet. */
  readonly atRail?: {
    readonly finding: RailReport['finding'];
    readonly reference?: string;
  };
  /** A person took it back before any rail heard of it: its run does not reserve it anew. */
  readonly isWithdrawn?: true;
  /** Whose part of the account it is, and why; absent: all of it, for the creator. */
  readonly division?: Division;
  /** How much of what was reserved is VAT or GST on top of what was earned. Signed, as in `indirectTaxPart`; absent: nothing. */
  readonly indirectTaxMinorUnits?: bigint;
  /** What was withheld of it for tax; absent: the merchant withholds none. */
  readonly withholding?: PayoutWithholding;
  /** Of no cash: what it counts as in the tax year. Absent: the merchant is nobody for tax, or nobody knows the value. */
  readonly fairValue?: FairValue;
  /** Into what it was exchanged at the reservation; absent: what moves is of the ledger's currency. */
  readonly conversion?: PayoutConversion;
  readonly history: readonly {
    readonly state: PayoutState;
    readonly at: Instant;
    readonly evidence: string;
  }[];
};
