import type { Invoice, InvoiceLine } from '../../core/invoices/invoice.ts';
import type { MoneyDocument } from '../../core/money/money-document.ts';
import { writeUblParty } from './write-ubl-party.ts';
import { element, writeXml, type XmlElement } from './xml-element.ts';

const namespaces = (root: 'Invoice' | 'CreditNote') => ({
  xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
});

/** UNCL 1001: a self-billed invoice, and a self-billed credit note. */
const typeCodes = { invoice: '389', 'credit-note': '261' } as const;

/**
 * An invoice or a credit note as UBL 2.1 by EN 16931-1 and its syntax binding CEN/TS 16931-3-2. The comments name the
 * business terms (BT) and groups (BG). The order of elements is the schema's.
 */
export function writeUbl(invoice: Invoice): string {
  const isInvoice = invoice.kind === 'invoice';
  const root = isInvoice ? 'Invoice' : 'CreditNote';
  const scheme = invoice.supplier.country === 'AU' ? 'GST' : 'VAT';
  const content = [
    element('cbc:CustomizationID', 'urn:cen.eu:en16931:2017'), // BT-24
    element('cbc:ProfileID', 'self-billing'), // BT-23
    element('cbc:ID', invoice.number), // BT-1
    element('cbc:IssueDate', invoice.issuedOn), // BT-2
    element(`cbc:${root}TypeCode`, typeCodes[invoice.kind]), // BT-3
    ...invoice.notes.map((note) => element('cbc:Note', note)), // BT-22
    element('cbc:DocumentCurrencyCode', invoice.currency), // BT-5
    element('cac:InvoicePeriod', [
      element('cbc:StartDate', invoice.periodFrom), // BT-73
      element('cbc:EndDate', invoice.periodThrough), // BT-74
    ]),
    ...referencesOf(invoice),
    element('cac:AccountingSupplierParty', [writeUblParty(invoice.supplier, scheme)]), // BG-4
    element('cac:AccountingCustomerParty', [writeUblParty(invoice.customer, scheme)]), // BG-7
    // BT-20: there is no day, so BR-CO-25 asks for terms.
    element('cac:PaymentTerms', [element('cbc:Note', 'Paid with the next payout.')]),
    writeTaxTotal(invoice, scheme),
    writeTotals(invoice),
    ...invoice.lines.map((line) => writeLine(line, invoice, scheme)),
  ];
  const text = writeXml(element(root, content, namespaces(root)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
}

function referencesOf({ credits, statement, agreement }: Invoice): XmlElement[] {
  const invoices =
    credits === undefined
      ? []
      : [
          // BG-3, with BT-25 and BT-26.
          element('cac:BillingReference', [
            element('cac:InvoiceDocumentReference', [
              element('cbc:ID', credits.number),
              element('cbc:IssueDate', credits.issuedOn),
            ]),
          ]),
        ];
  return [
    ...invoices,
    element('cac:ContractDocumentReference', [element('cbc:ID', agreement.evidence)]), // BT-12
    element('cac:AdditionalDocumentReference', [
      element('cbc:ID', statement), // BT-122
      element('cbc:DocumentDescription', 'Statement of account'), // BT-123
    ]),
  ];
}

const amount = (name: string, { amount: text, currency }: MoneyDocument): XmlElement =>
  element(name, text, { currencyID: currency });

function writeTaxTotal({ tax, net, taxAmount }: Invoice, scheme: string): XmlElement {
  return element('cac:TaxTotal', [
    amount('cbc:TaxAmount', taxAmount), // BT-110
    // BG-23
    element('cac:TaxSubtotal', [
      amount('cbc:TaxableAmount', net), // BT-116
      amount('cbc:TaxAmount', taxAmount), // BT-117
      element('cac:TaxCategory', [
        element('cbc:ID', tax.category), // BT-118
        writePercent(tax), // BT-119
        'reason' in tax ? element('cbc:TaxExemptionReason', tax.reason) : undefined, // BT-120
        element('cac:TaxScheme', [element('cbc:ID', scheme)]),
      ]),
    ]),
  ]);
}

/** A reverse charge has the rate 0, what is outside the scope none (BR-AE-5, BR-O-5). */
function writePercent(tax: Invoice['tax']): XmlElement | undefined {
  if (tax.category === 'O') return undefined;
  return element('cbc:Percent', tax.category === 'S' ? tax.percent : '0');
}

/** BG-22 */
function writeTotals({ net, total }: Invoice): XmlElement {
  return element('cac:LegalMonetaryTotal', [
    amount('cbc:LineExtensionAmount', net), // BT-106
    amount('cbc:TaxExclusiveAmount', net), // BT-109
    amount('cbc:TaxInclusiveAmount', total), // BT-112
    amount('cbc:PayableAmount', total), // BT-115
  ]);
}

/** BG-25. A price is never negative (BR-27), so what lowers an invoice has a quantity of -1. */
function writeLine({ lineId, description, net }: InvoiceLine, of: Invoice, scheme: string) {
  const [line, quantity] =
    of.kind === 'invoice' ? ['Invoice', 'Invoiced'] : ['CreditNote', 'Credited'];
  const isNegative = net.amount.startsWith('-');
  const price = { ...net, amount: isNegative ? net.amount.slice(1) : net.amount };
  return element(`cac:${line}Line`, [
    element('cbc:ID', lineId), // BT-126
    // BT-129, BT-130: C62 is "one".
    element(`cbc:${quantity}Quantity`, isNegative ? '-1' : '1', { unitCode: 'C62' }),
    amount('cbc:LineExtensionAmount', net), // BT-131
    element('cac:Item', [
      element('cbc:Name', description), // BT-153
      element('cac:ClassifiedTaxCategory', [
        element('cbc:ID', of.tax.category), // BT-151
        writePercent(of.tax), // BT-152
        element('cac:TaxScheme', [element('cbc:ID', scheme)]),
      ]),
    ]),
    element('cac:Price', [amount('cbc:PriceAmount', price)]), // BT-146
  ]);
}
