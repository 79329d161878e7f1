import { toMoneyDocument } from '../money/money-document.ts';
import type { IssuedStatement } from '../statements/issued-statement.ts';
import type { SelfBillingAgreement } from './billing.ts';
import { computeInvoiceTax } from './compute-invoice-tax.ts';
import type { Invoice, InvoiceLine, InvoiceParty } from './invoice.ts';
import type { InvoiceTax } from './invoice-tax.ts';
import type { PlannedCredit, PlannedItem, PlannedLine } from './plan-billing.ts';

type Document = {
  readonly number: string;
  readonly issuedOn: string;
  readonly statement: IssuedStatement;
  /** The first and the last day of the statement's month. */
  readonly periodFrom: string;
  readonly periodThrough: string;
  readonly currency: string;
  readonly agreement: SelfBillingAgreement;
};

/** Directive 2006/112/EC art. 226(10a). */
const selfBilling = 'Self-billing';

/** An invoice over planned lines. */
export function writeInvoice(
  document: Document,
  { supplier, customer, tax }: Pick<Invoice, 'supplier' | 'customer' | 'tax'>,
  planned: readonly PlannedLine[],
): Invoice {
  const lines = planned.map((line, place) =>
    toLine(String(place + 1), line.description, line.items, document.currency),
  );
  const notes = [selfBilling, ...('reason' in tax ? [tax.reason] : [])];
  const net = sumOf(planned.flatMap(({ items }) => items));
  return assemble(document, 'invoice', { supplier, customer, tax, lines, notes }, net);
}

/** A credit note over a part of an invoice: with its parties and its tax, whatever these are by now. */
export function writeCreditNote(document: Document, { invoice, items }: PlannedCredit): Invoice {
  const { supplier, customer, tax, number, issuedOn, period } = invoice;
  const description = `Commission of ${period} reversed, billed by ${number}`;
  const lines = [toLine('1', description, items, document.currency)];
  const notes = [
    selfBilling,
    `It credits the invoice ${number} of ${issuedOn}.`,
    ...('reason' in tax ? [tax.reason] : []),
  ];
  const note = assemble(
    document,
    'credit-note',
    { supplier, customer, tax, lines, notes },
    sumOf(items),
  );
  return { ...note, credits: { number, issuedOn } };
}

type Content = {
  readonly supplier: InvoiceParty;
  readonly customer: InvoiceParty;
  readonly tax: InvoiceTax;
  readonly lines: readonly InvoiceLine[];
  readonly notes: readonly string[];
};

function assemble(document: Document, kind: Invoice['kind'], content: Content, net: bigint) {
  const { number, issuedOn, statement, periodFrom, periodThrough, currency, agreement } = document;
  const write = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  const taxAmount = computeInvoiceTax(net, content.tax);
  const { merchantId, creatorId, period } = statement;
  const { from, evidence } = agreement;
  return {
    ...{ format: 'tributary-invoice/1', kind, number, merchantId, creatorId },
    statement: statement.number,
    ...{ period, periodFrom, periodThrough, issuedOn, currency },
    ...content,
    ...{ net: write(net), taxAmount: write(taxAmount), total: write(net + taxAmount) },
    agreement: { from, evidence },
  } satisfies Invoice;
}

function toLine(
  lineId: string,
  description: string,
  items: readonly PlannedItem[],
  currency: string,
): InvoiceLine {
  const write = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    ...{ lineId, description, net: write(sumOf(items)) },
    items: items.map(({ key, minorUnits }) => ({ key, amount: write(minorUnits) })),
  };
}

const sumOf = (items: readonly PlannedItem[]): bigint =>
  items.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
