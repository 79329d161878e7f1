import type { AmountDocument } from '../assessment/explanation/amount-document.ts';
import type { ConversionDocument } from '../payouts/describe-conversion.ts';

/** The rule of a plan that an order's commission was computed by. */
export type StatedRule = {
  readonly planId: string;
  readonly versionId: string;
  readonly ruleId: string;
};

/** A line of an issued statement. Which fields there are follows from its kind. */
export type StatedLine = {
  readonly kind: 'order' | 'terms' | 'indirect-tax' | 'payout' | 'withholding' | 'other';
  readonly postedAt: string;
  /** The entry's place in the creator's journal. */
  readonly entry: number;
  readonly amount: AmountDocument;
  readonly conversionId?: string;
  /** What the shop calls the order. */
  readonly orderName?: string;
  readonly revision?: number;
  readonly rules?: readonly StatedRule[];
  /** The number of the statement in which the order first stood, if that is an earlier one. */
  readonly restates?: string;
  readonly programId?: string;
  readonly period?: string;
  readonly payoutId?: string;
  /** Who was paid for the creator; absent: the creator. */
  readonly payeeId?: string;
  /** What the receiver got for the amount, and by which rates. Absent: the amount itself. */
  readonly conversion?: ConversionDocument;
  /** What shows that the money arrived or came back, such as the bank's reference. */
  readonly reference?: string;
  /** Of `indirect-tax`: the number of the invoice or credit note. */
  readonly invoice?: string;
  /** Of `other`: the account of the ledger on the other side, and what made the entry. */
  readonly account?: string;
  readonly cause?: string;
};

/** What happened in one unit. Opening + earned + indirectTax + withheld + paid + other = closing. */
export type StatedUnit = {
  readonly unit: string;
  readonly opening: AmountDocument;
  /** By orders and terms of periods. */
  readonly earned: AmountDocument;
  /** VAT or GST on top of it, by invoices and credit notes of the month. Absent: none. */
  readonly indirectTax?: AmountDocument;
  /** Tax kept back: zero or negative, unless more came back than was kept. */
  readonly withheld: AmountDocument;
  /** Negative: it left. */
  readonly paid: AmountDocument;
  readonly other: AmountDocument;
  /** Negative: the creator owes it, and it is carried forward to the next statement. */
  readonly closing: AmountDocument;
  readonly closingBalances: Readonly<Record<string, AmountDocument>>;
  readonly lines: readonly StatedLine[];
};

/**
 * A statement as it was issued: plain JSON, final. It names people by their ids only, so that a name can be erased and
 * a statement stays what it was.
 */
export type IssuedStatement = {
  readonly format: 'tributary-statement/1';
  readonly number: string;
  readonly merchantId: string;
  readonly creatorId: string;
  /** `YYYY-MM`, on the calendar of the time zone. */
  readonly period: string;
  readonly timeZone: string;
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
  /** The entries of the creator's journal that it covers, and the hash of the last one: the way back into the ledger. */
  readonly entries: {
    readonly after: number;
    readonly through: number;
    readonly lastHash: string;
  };
  readonly units: readonly StatedUnit[];
};
