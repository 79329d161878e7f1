import type { InvoicingAccount } from '../invoices/own/invoicing-account.ts';
import type { AccountHead } from '../ledger/account-head.ts';
import type { PayeeTerms } from '../payees/payee-assignment.ts';
import type { PayoutMethod, PayoutSettings } from '../programs/program.ts';
import type { AccountHold } from './account-holds.ts';
import type { RailAccountStanding } from './rail-news.ts';
import type { TaxStanding } from './tax-standing.ts';

/** A creator's account with what decides whether and how it is paid. */
export type PayableAccount = {
  readonly head: AccountHead;
  readonly method: PayoutMethod | undefined;
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
};
