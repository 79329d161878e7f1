import type { MoneyDocument } from '../money/money-document.ts';
import type { InvoiceTax } from './invoice-tax.ts';

export type InvoiceParty = {
  /** The id in Tributary. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1. */
  readonly country: string;
  readonly street?: string;
  readonly city?: string;
  readonly postalCode?: string;
  /** With its country's letters where it is a VAT number. Absent where the invoice must not bear one. */
  readonly taxNumber?: string;
};

/** How much of one thing that is billed (an order, or the terms of a period) a line holds. */
export type BilledItem = { readonly key: string; readonly amount: MoneyDocument };

export type InvoiceLine = {
  readonly lineId: string;
  readonly description: string;
  /** Of a credit note, what is credited. Negative: it lowers what is billed. */
  readonly net: MoneyDocument;
  readonly items: readonly BilledItem[];
};

/** An invoice or a credit note as it was issued: plain JSON, final. */
export type Invoice = {
  readonly format: 'tributary-invoice/1';
  readonly kind: 'invoice' | 'credit-note';
  readonly number: string;
  readonly merchantId: string;
  readonly creatorId: string;
  /** The statement that it bills. */
  readonly statement: string;
  /** `YYYY-MM`, with its first and last day. */
  readonly period: string;
  readonly periodFrom: string;
  readonly periodThrough: string;
  /** In the merchant's zone. */
  readonly issuedOn: string;
  readonly currency: string;
  readonly supplier: InvoiceParty;
  readonly customer: InvoiceParty;
  readonly lines: readonly InvoiceLine[];
  readonly tax: InvoiceTax;
  readonly net: MoneyDocument;
  readonly taxAmount: MoneyDocument;
  readonly total: MoneyDocument;
  readonly notes: readonly string[];
  /** Of a credit note, the invoice that it credits. */
  readonly credits?: { readonly number: string; readonly issuedOn: string };
  readonly agreement: { readonly from: string; readonly evidence: string };
};
