import type { TaxYearPart } from './tax-year-total.ts';

/** What was kept back of a payout for tax, and by which rule: frozen when it was reserved. Amounts are in its currency. */
export type PayoutWithholding = TaxYearPart & {
  /** The day in the payer's zone; submitted on another one, it is reserved anew. `YYYY-MM-DD`. */
  readonly day: string;
  /** In which both amounts count, whenever they come back. */
  readonly taxYear: number;
  readonly payerCountry: string;
  readonly ruleId: string;
  /** How the amount came about, line by line, for the payee and for auditors. */
  readonly working: readonly string[];
};
