import type { Instant } from '../../time/instant.ts';

/** The formats in which a creator's invoice is taken. Figures are read from XML, and told with a PDF. */
export type OwnInvoiceFormat = 'application/pdf' | 'application/xml';

/** What an invoice says, as far as it is compared with the statement. Amounts are in its currency, in minor units. */
export type InvoiceFigures = {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string;
  readonly currency: string;
  readonly netMinorUnits: bigint;
  readonly taxMinorUnits: bigint;
  readonly grossMinorUnits: bigint;
};

/** Something that an invoice says otherwise than the statement that it bills. */
export type InvoiceDifference = {
  readonly field: 'number' | 'currency' | 'net' | 'tax' | 'gross';
  /** By the invoice; an amount with its currency. */
  readonly stated: string;
  /** By the statement, the rates and the merchant's books. Absent: nobody can say. */
  readonly expected?: string;
  /** What clears it. */
  readonly detail: string;
};

/** One version of the invoice that a creator wrote for a month in a currency. None is ever changed. */
export type OwnInvoice = InvoiceFigures & {
  /** `YYYY-MM`. */
  readonly month: string;
  /** What it bills; the invoice may name another currency, and differs then. */
  readonly billedCurrency: string;
  /** From 1; a later one takes the place of an earlier one. */
  readonly version: number;
  readonly format: OwnInvoiceFormat;
  /** Of the document's bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly uploadedAt: Instant;
  /** Why the merchant takes the tax that it states, where no rule says for certain which it is. */
  readonly taxAccepted?: string;
  /** Empty: it matches. */
  readonly differences: readonly InvoiceDifference[];
};
