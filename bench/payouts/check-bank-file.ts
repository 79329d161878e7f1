import { parseXml } from '../../adapters/xml/parse-xml.ts';
import { attributeOf, elements, textOf, type XmlNode } from '../../adapters/xml/xml-node.ts';
import { parseMoney } from '../../core/money/parse-money.ts';

export type BankFileSum = { readonly ids: readonly string[]; readonly minorUnits: bigint };

/**
 * Reads a pain.001 back, and holds what its two headers say against what its transfers come to.
 *
 * @throws Error if they differ.
 */
export function checkBankFile(xml: string): BankFileSum {
  const message = first(first(parseXml(xml), 'Document'), 'CstmrCdtTrfInitn');
  const payment = first(message, 'PmtInf');
  const transfers = elements(payment, 'CdtTrfTxInf');
  const ids = transfers.map((each) => textOf(first(each, 'PmtId'), 'EndToEndId') ?? '');
  const minorUnits = transfers.reduce((sum, each) => sum + amountOf(first(each, 'Amt')), 0n);
  for (const header of [first(message, 'GrpHdr'), payment]) {
    const told = toMinorUnits(textOf(header, 'CtrlSum'), 'EUR');
    if (textOf(header, 'NbOfTxs') !== `${transfers.length}` || told !== minorUnits) {
      throw new Error('A header of the bank file does not say what is in it.');
    }
  }
  return { ids, minorUnits };
}

function first(node: XmlNode | undefined, name: string): XmlNode {
  const [found] = elements(node, name);
  if (found === undefined) throw new Error(`The bank file has no ${name}.`);
  return found;
}

function amountOf(amount: XmlNode): bigint {
  const currency = attributeOf(first(amount, 'InstdAmt'), 'Ccy') ?? '';
  return toMinorUnits(textOf(amount, 'InstdAmt'), currency);
}

function toMinorUnits(text: string | undefined, currency: string): bigint {
  const money = parseMoney(text ?? '', currency);
  if (money === undefined || currency !== 'EUR') {
    throw new Error(`The bank file has an amount "${text} ${currency}".`);
  }
  return money.minorUnits;
}
