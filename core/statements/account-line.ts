import type { AccountKind } from '../ledger/entry.ts';
import type { PayoutConversion } from '../payouts/payout-conversion.ts';
import type { Instant } from '../time/instant.ts';

type LineBase = {
  readonly postedAt: Instant;
  /** The entry's place in the account's journal. */
  readonly sequence: number;
  /** Signed: positive is owed to the creator, negative is taken or paid. */
  readonly minorUnits: bigint;
};

/** What an order's revision gave the creator, or took back. */
export type OrderLine = LineBase & {
  readonly kind: 'order';
  readonly conversionId: string;
  readonly revision: number;
  /** The month in which the order first reached the account, if that was an earlier one. */
  readonly firstMonth?: string;
};

/** By how much the terms of a period (tiers, bonuses, caps, guarantees) came to more or less. */
export type TermsLine = LineBase & {
  readonly kind: 'terms';
  readonly programId: string;
  readonly period: string;
};

/** Money that left for the creator, or came back. */
export type PayoutLine = LineBase & {
  readonly kind: 'payout';
  readonly payoutId: string;
  /** Who was paid for the creator; absent: the creator. */
  readonly payeeId?: string;
  /** Into what it was exchanged. Absent: it was not. */
  readonly conversion?: PayoutConversion;
};

/** Tax that was kept back of a payout, or given back with it. */
export type WithholdingLine = LineBase & {
  readonly kind: 'withholding';
  readonly payoutId: string;
};

/** VAT or GST on top of what was earned, as an invoice asks for it; negative: a credit note took it back. */
export type IndirectTaxLine = LineBase & {
  readonly kind: 'indirect-tax';
  /** The number of the invoice or credit note. */
  readonly invoice: string;
};

/** Whatever else changes what is owed, under the name of the account that it came from or went to. */
export type OtherLine = LineBase & {
  readonly kind: 'other';
  readonly account: AccountKind;
  readonly cause: string;
};

/** One reason why what is owed to a creator changed. */
export type AccountLine =
  | OrderLine
  | TermsLine
  | IndirectTaxLine
  | PayoutLine
  | WithholdingLine
  | OtherLine;
