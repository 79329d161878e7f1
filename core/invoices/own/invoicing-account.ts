import type { OwnInvoice } from './own-invoice.ts';

/** A month of a statement for which the creator has to write an invoice in a currency. */
export type InvoicedMonth = {
  readonly month: string;
  readonly currency: string;
  /** The number of the statement. */
  readonly statement: string;
  /** The last day that is billed, `YYYY-MM-DD`. */
  readonly day: string;
  /** What is to be invoiced before tax; more than nothing. */
  readonly netMinorUnits: bigint;
  /** The newest version of the invoice. Absent: there is none. */
  readonly invoice?: OwnInvoice;
};

/** By currency, in minor units. */
export type AmountsByCurrency = Readonly<Record<string, bigint>>;

/**
 * What a creator who writes invoices has to invoice and has invoiced. `version` counts the changes, so that two at once cannot both
 * begin from the same.
 */
export type InvoicingAccount = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly version: number;
  /** The last month whose statement was looked at. */
  readonly through?: string;
  /** What was earned in months that need no invoice, because they ended before the creator began to write them. */
  readonly free: AmountsByCurrency;
  /** Zero or less: what months came to that lost more than they earned. It lowers what the next one is invoiced over. */
  readonly carried: AmountsByCurrency;
  /** In the order of the statements. */
  readonly months: readonly InvoicedMonth[];
};

/** The account of a creator of whom no statement was looked at yet. */
export function emptyInvoicing(merchantId: string, creatorId: string): InvoicingAccount {
  return { merchantId, creatorId, version: 0, free: {}, carried: {}, months: [] };
}

/** Whether the newest invoice of a month says what its statement says. */
export function isMatched({ invoice }: InvoicedMonth): boolean {
  return invoice !== undefined && invoice.differences.length === 0;
}
