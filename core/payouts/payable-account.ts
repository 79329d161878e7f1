import type { InvoicingAccount } from '../invoices/own/invoicing-account.ts';
import type { AccountHead } from '../ledger/account-head.ts';
import type { PayeeTerms } from '../payees/payee-assignment.ts';
import type { PayoutMethod, PayoutSettings } from '../programs/program.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountHold } from './account-holds.ts';
import type { RewardReceiver } from './payout-rail.ts';
import type { RailAccountStanding } from './rail-news.ts';
import type { RollOver } from './roll-over.ts';
import type { TaxStanding } from './tax-standing.ts';

/** What became payable too late for a run, and when it is due. Absent: whoever looks does not say. */
export type WaitingPart = { readonly minorUnits: bigint; readonly until?: Instant };

/** A creator's account with what decides whether and how it is paid. */
export type PayableAccount = {
  readonly head: AccountHead;
  readonly method: PayoutMethod | undefined;
  /** How the creator gets what is no cash. Absent: nobody has said. */
  readonly rewardMethod?: RewardReceiver;
  /** Of the programs that the creator is enrolled in. */
  readonly settings: readonly PayoutSettings[];
  /** Payouts of one of these programs are stopped. Absent: of none. */
  readonly paused?: true;
  /** On which terms the account is divided with a payee on the day of the run. Absent: it is not. */
  readonly terms?: PayeeTerms;
  /** How the payees are paid that have a part in it, by id. */
  readonly payeeMethods?: Readonly<Record<string, PayoutMethod | undefined>>;
  /** What rails have said of the accounts of whoever may be paid from it. Absent: nothing is known. */
  readonly standings?: readonly RailAccountStanding[];
  /** Of everybody who may be paid from it; absent: the merchant withholds no tax. */
  readonly taxes?: readonly TaxStanding[];
  /** What the creator has invoiced. Absent: the creator writes no invoices. */
  readonly invoicing?: InvoicingAccount;
  /** Accounts of these to which nobody is paid for now. Absent: none. */
  readonly holds?: readonly AccountHold[];
  /** Whose accounts of these others use, too: of payees by id, of the creator `''`. Absent: nobody's. */
  readonly duplicates?: readonly string[];
  /** The creator has left every program, or is known to nobody any more: nothing is too little. Absent: is in one. */
  readonly left?: true;
  /** Until then none of it is due: no schedule of its programs pays. Absent: it is. */
  readonly notDueUntil?: Instant;
  /** What became payable before is due. Absent: everything is. */
  readonly payableBefore?: Instant;
  /** What became payable later, by currency. Absent: nothing. */
  readonly waiting?: Readonly<Record<string, WaitingPart>>;
  /** Of an account that is below its minimum, by currency. Absent: it is not. */
  readonly rollOvers?: Readonly<Record<string, RollOver>>;
};
