import type { Division } from '../payees/division.ts';
import type { PayoutPart } from '../payees/payout-part.ts';
import type { PayoutConversion } from '../payouts/payout-conversion.ts';
import type { PayoutWithholding } from '../tax/payout-withholding.ts';
import type { Remittance } from '../tax/remittance.ts';
import type { Instant } from '../time/instant.ts';

/**
 * The chart of accounts. `settling` clears between an order's journal and a creator's account: a
 * close moves pending there, the creator's entry takes it from there, and it ends at zero.
 * `cash-clearing` of a creator is what was paid to them in all.
 */
export type AccountKind =
  | 'commission-expense'
  | 'pending'
  | 'settling'
  | 'payable'
  | 'held'
  | 'in-payout'
  | 'tax-withheld'
  | 'cash-clearing'
  | 'debt'
  | 'indirect-tax'
  | 'rail-fee'
  | 'fx-difference'
  | 'write-off';

/** One side of an entry. `minorUnits` is signed: a debit is positive, a credit negative. */
export type Posting = {
  readonly account: AccountKind;
  /** The creator whose account it is; expense postings name the creator they are for. Of what is paid to a tax authority: `authority/<country>`. */
  readonly owner: string;
  /** An ISO 4217 code, or a unit that is no cash, such as `points` or `store-credit:EUR`. */
  readonly unit: string;
  readonly minorUnits: bigint;
};

export type EntryKind =
  | 'estimate'
  | 'hold'
  | 'release'
  | 'close'
  | 'restate'
  | 'settle'
  | 'period'
  | 'reserve'
  | 'confirm'
  | 'return'
  /** VAT or GST on top of what was earned, by an invoice; of a credit note it is taken back. */
  | 'indirect-tax'
  | 'remit';

/**
 * An append-only, balanced set of postings in one journal (an order's, a creator's, or a tax authority's).
 *
 * `sequence` counts from 1 without gaps per journal, and `hash` covers the whole entry with the
 * hash before it, so that a changed, missing or added entry shows.
 */
export type Entry = {
  /** `order/<conversionId>`, `creator/<creatorId>` or `authority/<country>`. */
  readonly journal: string;
  readonly sequence: number;
  readonly kind: EntryKind;
  /** What made it, and the reason it can exist only once: `close/<conversion>/1`, `reserve/<payout>`. */
  readonly cause: string;
  readonly eventAt: Instant;
  readonly postedAt: Instant;
  readonly postings: readonly Posting[];
  /** The legs a `settle` entry took in: the orders behind the sum. */
  readonly legs: readonly LegReference[];
  /** Of a `period` entry: what it is about. */
  readonly period?: PeriodReference;
  /** Of a `reserve` entry of an account that is divided with payees. */
  readonly division?: Division;
  /** Of a `reserve` entry of which tax was withheld: by which rule, and in which tax year it counts. */
  readonly withholding?: Pick<PayoutWithholding, 'ruleId' | 'day' | 'taxYear'>;
  /** Of an `indirect-tax` entry: the number of the invoice or credit note that asks for it. */
  readonly invoice?: string;
  /** Of a `reserve` or `return` entry: how much of it is indirect tax. Signed, as in `indirectTaxPart`; absent: nothing. */
  readonly indirectTaxMinorUnits?: bigint;
  /** Of the `reserve`, `confirm` and `return` entries of a payout that was exchanged: all of them name the one quote. */
  readonly conversion?: PayoutConversion;
  /** Of a `remit` entry: which payment to the authority it is. */
  readonly remittance?: Pick<Remittance, 'country' | 'period' | 'taxYear' | 'reference' | 'paidOn'>;
  /** Of a `return` entry of what was divided: whose it stays. */
  readonly setAside?: PayoutPart;
  readonly previousHash: string;
  readonly hash: string;
};

/** An entry before it has its place in a journal. */
export type EntryDraft = Omit<Entry, 'sequence' | 'previousHash' | 'hash'>;

/** The step of a period's account that an entry posts. */
export type PeriodReference = {
  readonly programId: string;
  /** `2026-03`, `2026-Q1` or `2026`. */
  readonly period: string;
  readonly currency: string;
  /** The version of the period's account. */
  readonly version: number;
  /** Signed: by how much more (or less) the period's terms come to. */
  readonly minorUnits: bigint;
};

export type LegReference = {
  readonly conversionId: string;
  readonly revision: number;
  readonly unit: string;
  /** Signed: positive is earned, negative taken back. */
  readonly minorUnits: bigint;
  /** Signed: how much more (or less) of the order is held back in the account. Absent: 0. */
  readonly heldMinorUnits?: bigint;
};

/** One creator's part of one revision of one order in one unit, on its way to the creator's account. */
export type Leg = LegReference & {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly eventAt: Instant;
};
