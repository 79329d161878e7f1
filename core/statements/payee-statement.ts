import type { MoneyDocument } from '../money/money-document.ts';

/** A line of a payee's statement: money that came for a creator, or went back, or tax that was kept back of it. */
export type PayeeLine = {
  readonly kind: 'payout' | 'withholding';
  readonly creatorId: string;
  readonly payoutId: string;
  readonly postedAt: string;
  /** The entry's place in the creator's journal. */
  readonly entry: number;
  /** Signed: what the payee received, or what was withheld of it; negative is what went back. */
  readonly amount: MoneyDocument;
  /** What shows that the money arrived or came back. */
  readonly reference?: string;
};

/** What a payee was paid in one currency. */
export type PayeeCurrency = {
  readonly currency: string;
  readonly received: MoneyDocument;
  readonly withheld: MoneyDocument;
  /** Both together: what was paid before tax. */
  readonly gross: MoneyDocument;
  readonly lines: readonly PayeeLine[];
};

/**
 * What a payee was paid for its creators in a month, as it was issued: plain JSON, final. Every line stands in the statement of its
 * creator, which is named with its digest.
 */
export type PayeeStatement = {
  readonly format: 'tributary-payee-statement/1';
  readonly number: string;
  readonly merchantId: string;
  readonly payeeId: string;
  /** `YYYY-MM`, on the calendar of the time zone. */
  readonly period: string;
  readonly timeZone: string;
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
  readonly sources: readonly {
    readonly creatorId: string;
    readonly statement: string;
    readonly sha256: string;
  }[];
  readonly currencies: readonly PayeeCurrency[];
};

/** The number of a payee's statement of a month: `payee-northern-2026-11`. */
export const payeeStatementNumber = (payeeId: string, month: string): string =>
  `payee-${payeeId}-${month}`;
