import type { InvoicingAccount } from '../invoices/own/invoicing-account.ts';
import type { InvoicingChange } from '../invoices/own/invoicing-store.ts';
import type { Payout } from '../payouts/payout.ts';
import type { PeriodAccount } from '../settlement/periods/period-account.ts';
import type { TaxYearKey, TaxYearTotal } from '../tax/tax-year-total.ts';
import type { AccountHead } from './account-head.ts';
import type { Entry, Leg } from './entry.ts';

/** One write to a creator's account: all of it happens, or nothing. */
export type AccountWrite = {
  /** The head after the write; it replaces the head with `entry.sequence - 1`. */
  readonly head: AccountHead;
  readonly entry: Entry;
  /** Legs taken in, each of them marked as posted, which none of them may be yet. At most `maxLegsPerEntry`. */
  readonly legs: readonly Leg[];
  /** The payout that the entry moves: stored, if it is still in state `expected`, with the history that the next one was made from; a new one (absent), if its batch is not released. */
  readonly payout?: { readonly next: Payout; readonly expected: Payout['state'] | undefined };
  /** The account of the period that the entry is about: stored, if the stored version is the one before. */
  readonly period?: PeriodAccount;
  /** What the receiver of a taxed payout was paid in its tax year, with or without it: stored, if the stored version is the one before. */
  readonly taxYear?: TaxYearTotal;
  /** What the creator has invoiced, where the entry posts the tax of an invoice: stored, if the stored version is the one before. */
  readonly invoicing?: InvoicingChange;
};

export const maxLegsPerEntry = 80;

/** The accounts of creators. Reads are strongly consistent unless they say otherwise. */
export interface LedgerStore {
  /** The head, or the head of an empty account. */
  readHead(merchantId: string, creatorId: string): Promise<AccountHead>;
  /** Those of some legs that are in no account yet, in the same order. */
  listUnposted(legs: readonly Leg[]): Promise<Leg[]>;
  /** `stale`: the head, a leg, the payout, the period or the tax year moved meanwhile, or the indirect tax was posted, nothing was written; read again. */
  write(change: AccountWrite): Promise<'written' | 'stale'>;
  /** What a receiver was paid in a tax year over all accounts, or the total of nothing. */
  readTaxYear(key: TaxYearKey): Promise<TaxYearTotal>;
  /** What a creator has to invoice and has invoiced, or the account of one who never had to. */
  readInvoicing(merchantId: string, creatorId: string): Promise<InvoicingAccount>;
  /** Whether the account has the `indirect-tax` entry of a cause. */
  hasIndirectTax(merchantId: string, creatorId: string, cause: string): Promise<boolean>;
  /** Entries after a sequence, in order; at most `limit`. */
  listEntries(
    merchantId: string,
    creatorId: string,
    afterSequence: number,
    limit: number,
  ): Promise<Entry[]>;
  /**
   * Creators whose head shows cash that is payable. From an index: only says where to look, the
   * caller reads the head before it acts.
   */
  listPayableCreators(merchantId: string): Promise<string[]>;
}
