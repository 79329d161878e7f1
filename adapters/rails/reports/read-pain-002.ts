import { parseMoney } from '../../../core/money/parse-money.ts';
import type { ReportedPayout } from '../../../core/payouts/reconcile-payouts.ts';
import { parseXml, XmlError } from '../../xml/parse-xml.ts';
import { attributeOf, elements, textOf, type XmlNode } from '../../xml/xml-node.ts';
import { readStatus } from './read-status.ts';

/** A bank's status report cannot be read; the message says which transaction, and what is wrong with it. */
export class StatusReportError extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'StatusReportError';
  }
}

/**
 * Reads a bank's status report of a payment file (ISO 20022, pain.002, CustomerPaymentStatusReport of any version): what became of
 * each transaction by the EndToEndId that the file gave it. `line` is the place of the transaction in the report. Banks need not
 * repeat the amount; the reference is the reason of a refusal, such as AC04.
 *
 * @throws StatusReportError for what is no such report, one that names no transaction, or a status that is not known.
 */
export function readPain002(text: string): ReportedPayout[] {
  const report = child(child(parse(text), 'Document'), 'CstmrPmtStsRpt');
  if (report === undefined) throw new StatusReportError('This is no pain.002 status report.');
  const transactions = elements(report, 'OrgnlPmtInfAndSts').flatMap((payment) =>
    elements(payment, 'TxInfAndSts'),
  );
  if (transactions.length === 0) {
    throw new StatusReportError('The status report names no transaction, only the file it is of.');
  }
  return transactions.map(toPayout);
}

function parse(text: string): XmlNode {
  try {
    return parseXml(text.replace(/^\uFEFF/, ''), { dropsPrefixes: true });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new StatusReportError(`The report is not well-formed XML: ${error.message}`, {
      cause: error,
    });
  }
}

function toPayout(transaction: XmlNode, index: number): ReportedPayout {
  const line = index + 1;
  const payoutId = textOf(transaction, 'OrgnlEndToEndId');
  if (payoutId === undefined) {
    throw new StatusReportError(`Transaction ${line} has no OrgnlEndToEndId.`);
  }
  const status = textOf(transaction, 'TxSts') ?? '';
  const state = readStatus(status);
  if (state === undefined) {
    throw new StatusReportError(`Transaction ${line}: the status "${status}" is not known.`);
  }
  const reason = child(child(transaction, 'StsRsnInf'), 'Rsn');
  const reference = textOf(reason, 'Cd') ?? textOf(reason, 'Prtry');
  const amount = child(child(child(transaction, 'OrgnlTxRef'), 'Amt'), 'InstdAmt');
  return {
    ...{ payoutId, state, line },
    ...(reference === undefined ? {} : { reference }),
    ...(amount === undefined ? {} : { amount: toMoney(transaction, line) }),
  };
}

function toMoney(transaction: XmlNode, line: number) {
  const amount = child(child(transaction, 'OrgnlTxRef'), 'Amt');
  const written = textOf(amount, 'InstdAmt') ?? '';
  const currency = attributeOf(child(amount, 'InstdAmt'), 'Ccy') ?? '';
  const money = parseMoney(written, currency);
  if (money !== undefined) return money;
  throw new StatusReportError(`Transaction ${line}: "${written} ${currency}" is not an amount.`);
}

function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return elements(node, name)[0];
}
