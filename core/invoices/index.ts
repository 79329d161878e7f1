export type {
  BilledParty,
  Billing,
  BillingStore,
  OwnInvoices,
  SelfBillingAgreement,
} from './billing.ts';
export { computeInvoiceTax } from './compute-invoice-tax.ts';
export type { Invoice, InvoiceLine, InvoiceParty } from './invoice.ts';
export { invoiceNumber, invoiceSeries } from './invoice-number.ts';
export type { BillingProgress, InvoiceRecord, InvoiceStore } from './invoice-store.ts';
export type { InvoiceTax } from './invoice-tax.ts';
export { type InvoiceHold, judgeInvoiceTax } from './judge-invoice-tax.ts';
export { invoicedPart } from './own/invoiced-part.ts';
export {
  emptyInvoicing,
  type InvoicedMonth,
  type InvoicingAccount,
  isMatched,
} from './own/invoicing-account.ts';
export type {
  InvoicingChange,
  InvoicingStore,
  OwnInvoiceDocumentKey,
  OwnInvoiceDocuments,
} from './own/invoicing-store.ts';
export { type ExpectedTax, matchInvoice } from './own/match-invoice.ts';
export { openMonth, type StatedMonth } from './own/open-month.ts';
export type { InvoiceDifference, InvoiceFigures, OwnInvoice } from './own/own-invoice.ts';
export { type InvoiceToUpload, uploadInvoice } from './own/upload-invoice.ts';
export { type BillingPlan, planBilling } from './plan-billing.ts';
export { findVatRate, type VatRate, vatRates } from './vat-rates.ts';
export { writeCreditNote, writeInvoice } from './write-invoice.ts';
