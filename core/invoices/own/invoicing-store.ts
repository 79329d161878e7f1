import type { AccountHead } from '../../ledger/account-head.ts';
import type { InvoicingAccount } from './invoicing-account.ts';
import type { OwnInvoice, OwnInvoiceFormat } from './own-invoice.ts';

/** A change of what is invoiced, and the version of an invoice that made it. */
export type InvoicingChange = {
  readonly next: InvoicingAccount;
  /** Kept for good, also when a later one takes its place. Absent: statements were taken in. */
  readonly uploaded?: OwnInvoice;
};

/** Keeps what creators have invoiced where no money moves with it; where some does, it goes with the entry of the ledger. */
export interface InvoicingStore {
  /**
   * `stale`: the account moved meanwhile, and nothing was written.
   *
   * @param head of the creator's account; written only if that has not moved either. Absent: wherever it is.
   */
  save(change: InvoicingChange, head?: AccountHead): Promise<'written' | 'stale'>;
  findVersion(
    merchantId: string,
    creatorId: string,
    of: Pick<OwnInvoice, 'month' | 'billedCurrency' | 'version'>,
  ): Promise<OwnInvoice | undefined>;
}

export type OwnInvoiceDocumentKey = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly sha256: string;
  readonly format: OwnInvoiceFormat;
};

/** The documents of creators' invoices, under the digests that their records name. */
export interface OwnInvoiceDocuments {
  /** Keeps a document; the same again changes nothing. */
  put(key: OwnInvoiceDocumentKey, bytes: Uint8Array): Promise<void>;
  read(key: OwnInvoiceDocumentKey): Promise<Uint8Array | undefined>;
}
