import type { InvoiceFigures } from '../../core/invoices/own/own-invoice.ts';
import { parseMoney } from '../../core/money/parse-money.ts';
import { parseDay } from '../../core/time/parse-day.ts';
import { parseXml, XmlError } from '../xml/parse-xml.ts';
import { attributeOf, elements, textOf, type XmlNode } from '../xml/xml-node.ts';

/** An electronic invoice cannot be read; the message says what is wrong with it. */
export class EInvoiceError extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'EInvoiceError';
  }
}

/**
 * Reads the figures of an electronic invoice by EN 16931-1, in either of its syntaxes: UBL 2.1 (CEN/TS 16931-3-2) or UN/CEFACT CII
 * (CEN/TS 16931-3-3). Comments name the business terms.
 *
 * @throws EInvoiceError for what is no invoice, a credit note, or an invoice without one of the figures.
 */
export function readEInvoice(text: string): InvoiceFigures {
  const document = parse(text);
  const ubl = child(document, 'Invoice');
  if (ubl !== undefined) return readUbl(ubl);
  const cii = child(document, 'CrossIndustryInvoice');
  if (cii !== undefined) return readCii(cii);
  const [root = 'nothing'] = typeof document === 'object' ? Object.keys(document) : [];
  throw new EInvoiceError(
    `The document is ${root}, and an invoice is an Invoice (UBL) or a CrossIndustryInvoice (CII).`,
  );
}

function parse(text: string): XmlNode {
  try {
    return parseXml(text.replace(/^\uFEFF/, ''), { dropsPrefixes: true });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const what = `The invoice is not well-formed XML: ${error.message}`;
    throw new EInvoiceError(what, { cause: error });
  }
}

function readUbl(invoice: XmlNode): InvoiceFigures {
  const currency = given(textOf(invoice, 'DocumentCurrencyCode'), 'DocumentCurrencyCode'); // BT-5
  const totals = child(invoice, 'LegalMonetaryTotal');
  // There is another one where the tax is stated in the supplier's own currency, too (BT-111).
  const taxes = elements(invoice, 'TaxTotal').flatMap((total) => elements(total, 'TaxAmount'));
  return {
    number: given(textOf(invoice, 'ID'), 'ID'), // BT-1
    issuedOn: toDay(given(textOf(invoice, 'IssueDate'), 'IssueDate')), // BT-2
    currency,
    netMinorUnits: toMinorUnits(totals, 'TaxExclusiveAmount', currency), // BT-109
    taxMinorUnits: sumTax(taxes, currency), // BT-110
    grossMinorUnits: toMinorUnits(totals, 'TaxInclusiveAmount', currency), // BT-112
  };
}

function readCii(invoice: XmlNode): InvoiceFigures {
  const head = child(invoice, 'ExchangedDocument');
  const date = child(child(head, 'IssueDateTime'), 'DateTimeString');
  const settlement = child(
    child(invoice, 'SupplyChainTradeTransaction'),
    'ApplicableHeaderTradeSettlement',
  );
  const currency = given(textOf(settlement, 'InvoiceCurrencyCode'), 'InvoiceCurrencyCode'); // BT-5
  const totals = child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  // 380 is an invoice, 381 a credit note (UNCL 1001, BT-3).
  if (textOf(head, 'TypeCode') === '381') throw new EInvoiceError('This is a credit note.');
  return {
    number: given(textOf(head, 'ID'), 'ExchangedDocument/ID'), // BT-1
    issuedOn: toDay(formatCiiDay(date)), // BT-2
    currency,
    netMinorUnits: toMinorUnits(totals, 'TaxBasisTotalAmount', currency), // BT-109
    taxMinorUnits: sumTax(elements(totals, 'TaxTotalAmount'), currency), // BT-110
    grossMinorUnits: toMinorUnits(totals, 'GrandTotalAmount', currency), // BT-112
  };
}

/** The tax in the invoice's currency; what states no tax at all has none. */
function sumTax(amounts: readonly XmlNode[], currency: string): bigint {
  const own = amounts.filter(
    (amount) => (attributeOf(amount, 'currencyID') ?? currency) === currency,
  );
  return own.reduce((sum, amount) => sum + readAmount(textIn(amount), 'tax', currency), 0n);
}

function toMinorUnits(totals: XmlNode | undefined, name: string, currency: string): bigint {
  const amount = child(totals, name);
  const stated = attributeOf(amount, 'currencyID') ?? currency;
  if (stated !== currency) throw new EInvoiceError(`${name} is in ${stated}, not in ${currency}.`);
  return readAmount(given(textOf(totals, name), name), name, currency);
}

function readAmount(text: string, name: string, currency: string): bigint {
  // Systems write 119 and 119.0000 for 119.00.
  const money = parseMoney(text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), currency);
  if (money !== undefined) return money.minorUnits;
  throw new EInvoiceError(`${name} is "${text}", which is no amount in ${currency}.`);
}

/** `20260430`, of the format 102. */
function formatCiiDay(date: XmlNode | undefined): string {
  const text = date === undefined ? '' : textIn(date);
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function toDay(text: string): string {
  if (parseDay(text) !== undefined) return text;
  throw new EInvoiceError(`The date of issue is "${text}", which is no day.`);
}

function given(text: string | undefined, name: string): string {
  if (text !== undefined) return text;
  throw new EInvoiceError(`The invoice has no ${name}.`);
}

const textIn = (node: XmlNode): string =>
  (typeof node === 'string' ? node : (textOf(node, '#text') ?? '')).trim();

function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return elements(node, name)[0];
}
