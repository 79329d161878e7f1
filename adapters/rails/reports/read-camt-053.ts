import type { Money } from '../../../core/money/money.ts';
import { parseMoney } from '../../../core/money/parse-money.ts';
import type { ReportedPayout, SettledState } from '../../../core/payouts/reconcile-payouts.ts';
import { parseXml, XmlError } from '../../xml/parse-xml.ts';
import { attributeOf, elements, textOf, type XmlNode } from '../../xml/xml-node.ts';

/** A bank statement cannot be read; the message says which entry, and what is wrong with it. */
export class BankStatementError extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(what, options);
    this.name = 'BankStatementError';
  }
}

/**
 * Reads a bank statement (ISO 20022, camt.053, BankToCustomerStatement; made for versions 02 and 08): what was booked under the ids
 * of payouts. A debit is `paid`, a credit under the same id is money that came back, and what is still pending is `open`. `line` is
 * the place of the entry among all entries; the reference is the booking day, and the reason of a return behind it, such as AC04.
 *
 * A payout that left and came back once is `returned`, as one line. What is booked more than once stays so, because money moves once.
 * Everything else on an account, whose ids do not have the form of a payout's, is passed over.
 *
 * @throws BankStatementError for what is no such statement, and for one that gives sums without their transactions.
 */
export function readCamt053(text: string): ReportedPayout[] {
  const message = child(child(parse(text), 'Document'), 'BkToCstmrStmt');
  if (message === undefined) throw new BankStatementError('This is no camt.053 bank statement.');
  const entries = elements(message, 'Stmt').flatMap((statement) => elements(statement, 'Ntry'));
  const parts = entries.flatMap((entry, index) => partsOf(entry, index + 1));
  if (entries.length > 0 && parts.length === 0) {
    throw new BankStatementError(
      'The statement gives sums only: ask the bank for the transactions of each entry (TxDtls).',
    );
  }
  const bookings = parts.flatMap(toBooking);
  return [...Map.groupBy(bookings, ({ payoutId }) => payoutId).values()].flatMap(foldBookings);
}

/** One transaction of an entry. */
type Part = {
  readonly entry: XmlNode;
  readonly transaction: XmlNode;
  readonly line: number;
  readonly isOnly: boolean;
};

function partsOf(entry: XmlNode, line: number): Part[] {
  const transactions = elements(entry, 'NtryDtls').flatMap((details) =>
    elements(details, 'TxDtls'),
  );
  const isOnly = transactions.length === 1;
  return transactions.map((transaction) => ({ entry, transaction, line, isOnly }));
}

function parse(text: string): XmlNode {
  try {
    return parseXml(text.replace(/^\uFEFF/, ''), { dropsPrefixes: true });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new BankStatementError(`The statement is not well-formed XML: ${error.message}`, {
      cause: error,
    });
  }
}

/** As a payout is named, `<creator>-<currency>-<sequence>`, or as a file shortens it; see `shortenId`. */
const ownId = /^.+-(?:[a-z]{3}-\d+|[0-9a-f]{12})$/;

function toBooking(part: Part): ReportedPayout[] {
  const { entry, transaction, line } = part;
  const payoutId = textOf(child(transaction, 'Refs'), 'EndToEndId');
  const state = readState(part);
  if (payoutId === undefined || !ownId.test(payoutId) || state === undefined) return [];
  const reference = [readDay(entry), readReason(transaction)].filter((each) => each).join(' ');
  const amount = readAmount(part);
  return [
    {
      ...{ payoutId, state, line },
      ...(reference === '' ? {} : { reference }),
      ...(amount === undefined ? {} : { amount }),
    },
  ];
}

/** `undefined`: for information, nothing is booked. */
function readState({ entry, transaction, line }: Part): SettledState | undefined {
  // A text until version 07, and a choice since.
  const status = textOf(child(entry, 'Sts'), 'Cd') ?? textOf(entry, 'Sts');
  if (status === 'INFO') return undefined;
  if (status === 'PDNG' || status === 'FUTR') return 'open';
  const direction = textOf(transaction, 'CdtDbtInd') ?? textOf(entry, 'CdtDbtInd');
  if (status === 'BOOK' && direction === 'DBIT') return 'paid';
  if (status === 'BOOK' && direction === 'CRDT') return 'returned';
  const said = `"${status ?? ''} ${direction ?? ''}"`;
  throw new BankStatementError(`Entry ${line}: ${said} is not BOOK or PDNG with DBIT or CRDT.`);
}

function readDay(entry: XmlNode): string | undefined {
  const booked = child(entry, 'BookgDt');
  return textOf(booked, 'Dt') ?? textOf(booked, 'DtTm')?.slice(0, 10);
}

function readReason(transaction: XmlNode): string | undefined {
  const reason = child(child(transaction, 'RtrInf'), 'Rsn');
  return textOf(reason, 'Cd') ?? textOf(reason, 'Prtry');
}

/** Of the transaction; an entry of one transaction has its amount. Absent: the bank gives only the sum of several. */
function readAmount({ entry, transaction, line, isOnly }: Part): Money | undefined {
  const details = child(transaction, 'AmtDtls');
  const node =
    child(transaction, 'Amt') ??
    child(child(details, 'TxAmt'), 'Amt') ??
    child(child(details, 'InstdAmt'), 'Amt') ??
    (isOnly ? child(entry, 'Amt') : undefined);
  if (node === undefined) return undefined;
  const written = textOf({ node }, 'node') ?? '';
  const money = parseMoney(trimZeros(written), attributeOf(node, 'Ccy') ?? '');
  if (money !== undefined) return money;
  throw new BankStatementError(`Entry ${line}: "${written}" is not an amount of its currency.`);
}

/** Some banks write more places than the currency has (the schema allows five). */
const trimZeros = (written: string): string =>
  written.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

function foldBookings(bookings: readonly ReportedPayout[]): ReportedPayout[] {
  const of = (state: SettledState) => bookings.filter((each) => each.state === state);
  const [out, back] = [of('paid'), of('returned')];
  if (out.length > 1 || back.length > 1) return [...out, ...back];
  // What was pending before is booked now.
  return [back[0] ?? out[0] ?? bookings[0]].filter((each) => each !== undefined);
}

function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return elements(node, name)[0];
}
