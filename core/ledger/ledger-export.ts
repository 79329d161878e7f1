import type { AccountingLock } from '../finance/accounting-lock.ts';
import type { Payout } from '../payouts/payout.ts';
import type { ConversionState, FrozenAssessment } from '../settlement/conversion.ts';
import type { PeriodAccount } from '../settlement/periods/period-account.ts';
import type { AuthorityHead } from '../tax/remittance.ts';
import type { TaxYearTotal } from '../tax/tax-year-total.ts';
import type { AccountHead } from './account-head.ts';
import type { Entry, Leg } from './entry.ts';
import type { AnchoredDay } from './ledger-anchors.ts';

/** Everything a store holds about money, of any number of merchants, for a check of the whole. */
export type LedgerExport = {
  readonly conversions: readonly {
    readonly state: ConversionState;
    /** Every revision, in any order. */
    readonly frozen: readonly FrozenAssessment[];
  }[];
  readonly accounts: readonly {
    readonly head: AccountHead;
    /** The whole journal of the account, in any order. */
    readonly entries: readonly Entry[];
    /** What the terms of its periods have come to. Absent: there are none. */
    readonly periods?: readonly PeriodAccount[];
  }[];
  /** Legs that orders have frozen, and that are not marked as posted. */
  readonly waitingLegs: readonly Leg[];
  readonly payouts: readonly Payout[];
  /** What receivers were paid in tax years; absent where only accounts are looked at. */
  readonly taxYears?: readonly TaxYearTotal[];
  /** The days whose heads were kept apart from the store; absent where nobody kept any. */
  readonly anchors?: readonly AnchoredDay[];
  /** What was paid to tax authorities, each with its whole journal in any order; absent: nothing. */
  readonly authorities?: readonly {
    readonly head: AuthorityHead;
    readonly entries: readonly Entry[];
  }[];
  /** Which months of the books are locked; absent: none. */
  readonly locks?: readonly AccountingLock[];
};
