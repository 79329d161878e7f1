import { XMLParser } from 'fast-xml-parser';

const lists = /\.(?:InvoiceLine|CreditNoteLine|Note|TaxSubtotal|AdditionalDocumentReference)$/;
const parser = new XMLParser({
  ...{ removeNSPrefix: true, ignoreAttributes: false, parseTagValue: false },
  isArray: (_name, path) => lists.test(String(path)),
});

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape is what is checked.
type Node = any;

const textOf = (node: Node): string => (typeof node === 'object' ? node['#text'] : (node ?? ''));
const cents = (node: Node): number => Math.round(Number(textOf(node)) * 100);

/**
 * The rules of EN 16931-1 that a document in UBL breaks, by their names: a second reading of the standard, written from its rules
 * and not from our writer. It knows the categories S, AE and O, and no allowances, charges or prepayments.
 */
export function checkEn16931(xml: string): string[] {
  const parsed: Node = parser.parse(xml);
  const isInvoice = parsed.Invoice !== undefined;
  const root = parsed.Invoice ?? parsed.CreditNote;
  const lines: Node[] = root.InvoiceLine ?? root.CreditNoteLine ?? [];
  const rules = [
    ...checkMandatory(root, lines, isInvoice),
    ...checkSums(root, lines),
    ...checkTax(root, lines),
  ];
  return rules.flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

type Checked = readonly [rule: string, holds: boolean];

function checkMandatory(root: Node, lines: Node[], isInvoice: boolean): Checked[] {
  const seller = root.AccountingSupplierParty?.Party;
  const buyer = root.AccountingCustomerParty?.Party;
  const type = isInvoice ? root.InvoiceTypeCode : root.CreditNoteTypeCode;
  const has = (node: Node) => textOf(node) !== '';
  return [
    ['BR-01', textOf(root.CustomizationID).startsWith('urn:cen.eu:en16931:2017')],
    ['BR-02', has(root.ID)],
    ['BR-03', /^\d{4}-\d{2}-\d{2}$/.test(textOf(root.IssueDate))],
    ['BR-04', type === (isInvoice ? '389' : '261')],
    ['BR-05', /^[A-Z]{3}$/.test(textOf(root.DocumentCurrencyCode))],
    ['BR-06', has(seller?.PartyLegalEntity?.RegistrationName)],
    ['BR-07', has(buyer?.PartyLegalEntity?.RegistrationName)],
    ['BR-09', /^[A-Z]{2}$/.test(textOf(seller?.PostalAddress?.Country?.IdentificationCode))],
    ['BR-11', /^[A-Z]{2}$/.test(textOf(buyer?.PostalAddress?.Country?.IdentificationCode))],
    ['BR-16', lines.length > 0],
    ['BR-21', lines.every((line) => has(line.ID))],
    ['BR-22', lines.every((line) => has(line.InvoicedQuantity ?? line.CreditedQuantity))],
    ['BR-25', lines.every((line) => has(line.Item?.Name))],
    ['BR-27', lines.every((line) => cents(line.Price?.PriceAmount) >= 0)],
    ['BR-29', textOf(root.InvoicePeriod?.EndDate) >= textOf(root.InvoicePeriod?.StartDate)],
    ['BR-55', isInvoice || has(root.BillingReference?.InvoiceDocumentReference?.ID)],
    ['BR-CO-25', has(root.DueDate) || has(root.PaymentTerms?.Note)],
    ['BR-CO-26', has(seller?.PartyIdentification?.ID) || has(seller?.PartyTaxScheme?.CompanyID)],
  ];
}

function checkSums(root: Node, lines: Node[]): Checked[] {
  const total = root.LegalMonetaryTotal;
  const subtotals: Node[] = root.TaxTotal?.TaxSubtotal ?? [];
  const sum = (nodes: Node[], read: (node: Node) => Node) =>
    nodes.reduce((whole, node) => whole + cents(read(node)), 0);
  const amounts = [
    ...JSON.stringify(root).matchAll(/"#text":"(-?[\d.]+)","@_currencyID":"(\w+)"/g),
  ];
  return [
    [
      'BR-CO-10',
      cents(total.LineExtensionAmount) === sum(lines, (line) => line.LineExtensionAmount),
    ],
    ['BR-CO-13', cents(total.TaxExclusiveAmount) === cents(total.LineExtensionAmount)],
    ['BR-CO-14', cents(root.TaxTotal.TaxAmount) === sum(subtotals, (part) => part.TaxAmount)],
    [
      'BR-CO-15',
      cents(total.TaxInclusiveAmount) ===
        cents(total.TaxExclusiveAmount) + cents(root.TaxTotal.TaxAmount),
    ],
    ['BR-CO-16', cents(total.PayableAmount) === cents(total.TaxInclusiveAmount)],
    ['BR-CO-17', subtotals.every(isRated)],
    ['BR-CO-18', subtotals.length > 0],
    ['BR-DEC', amounts.every(([, text = '']) => /^-?\d+(?:\.\d{1,2})?$/.test(text))],
    ['one currency', amounts.every(([, , code]) => code === textOf(root.DocumentCurrencyCode))],
    ['amounts were found', amounts.length >= 7 + lines.length * 2 - 1],
  ];
}

/** Half up: no rate has more than three places, so doubles of cents are far from a wrong half. */
function isRated({ TaxableAmount, TaxAmount, TaxCategory }: Node): boolean {
  const exact = (cents(TaxableAmount) * Math.round(Number(TaxCategory.Percent ?? 0) * 1000)) / 1e5;
  return cents(TaxAmount) === Math.sign(exact) * Math.round(Math.abs(exact));
}

function checkTax(root: Node, lines: Node[]): Checked[] {
  const [subtotal, ...others]: Node[] = root.TaxTotal?.TaxSubtotal ?? [];
  const category = subtotal?.TaxCategory;
  const code = textOf(category?.ID);
  const hasReason = textOf(category?.TaxExemptionReason) !== '';
  const sellerNumber = textOf(root.AccountingSupplierParty.Party.PartyTaxScheme?.CompanyID);
  const buyerNumber = textOf(root.AccountingCustomerParty.Party.PartyTaxScheme?.CompanyID);
  const ofLines = lines.map((line) => line.Item.ClassifiedTaxCategory);
  const alike: Checked[] = [
    ['one category', others.length === 0 && ofLines.every((each) => textOf(each.ID) === code)],
    [
      'taxable',
      cents(subtotal.TaxableAmount) === cents(root.LegalMonetaryTotal.TaxExclusiveAmount),
    ],
  ];
  if (code === 'S') {
    return [
      ...alike,
      ['BR-S-02', sellerNumber !== ''],
      ['BR-S-05', ofLines.every((each) => Number(each.Percent) > 0)],
      ['BR-S-10', !hasReason],
    ];
  }
  if (code === 'AE') {
    return [
      ...alike,
      ['BR-AE-02', sellerNumber !== '' && buyerNumber !== ''],
      ['BR-AE-05', ofLines.every((each) => Number(each.Percent) === 0)],
      ['BR-AE-09', cents(subtotal.TaxAmount) === 0],
      ['BR-AE-10', hasReason],
    ];
  }
  return [
    ...alike,
    ['O', code === 'O'],
    ['BR-O-02', sellerNumber === '' && buyerNumber === ''],
    ['BR-O-05', ofLines.every((each) => each.Percent === undefined)],
    ['BR-O-09', cents(subtotal.TaxAmount) === 0],
    ['BR-O-10', hasReason],
  ];
}
