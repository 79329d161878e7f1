import type { Page, PageRequest } from '../requests/page.ts';
import type { Instant } from '../time/instant.ts';
import type { InvoiceHold } from './judge-invoice-tax.ts';

/** That an invoice or a credit note was issued, and what it says by its digest. */
export type InvoiceRecord = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly number: string;
  readonly kind: 'invoice' | 'credit-note';
  readonly series: string;
  /** In the series, from 1. */
  readonly place: number;
  /** What it is issued for: a month, a currency and, of a credit note, the invoice. One cause has one document. */
  readonly cause: string;
  readonly period: string;
  readonly currency: string;
  readonly issuedOn: string;
  readonly issuedAt: Instant;
  /** Of the text, the canonical JSON, in hexadecimal. */
  readonly sha256: string;
  readonly credits?: string;
};

/** How far a creator's statements are billed. */
export type BillingProgress = {
  /** The last month that is billed whole. */
  readonly through?: string;
  /** The month after it, if it waits for something. */
  readonly held?: InvoiceHold & { readonly period: string };
};

/** Which invoices were issued. None is ever replaced or removed. */
export interface InvoiceStore {
  /** The last place that is taken in a series; 0 if none is. */
  lastPlace(merchantId: string, series: string): Promise<number>;
  /**
   * Takes the place behind the last one and keeps the record, or neither. `known`: there is a document for the cause already.
   * `place-taken`: somebody else has the place, so the next one must be tried.
   */
  add(record: InvoiceRecord): Promise<'added' | 'known' | 'place-taken'>;
  find(merchantId: string, creatorId: string, number: string): Promise<InvoiceRecord | undefined>;
  findByCause(
    merchantId: string,
    creatorId: string,
    cause: string,
  ): Promise<InvoiceRecord | undefined>;
  /** The newest month first. */
  list(merchantId: string, creatorId: string, page: PageRequest): Promise<Page<InvoiceRecord>>;
  findProgress(merchantId: string, creatorId: string): Promise<BillingProgress>;
  saveProgress(merchantId: string, creatorId: string, progress: BillingProgress): Promise<void>;
}
