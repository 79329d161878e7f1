import {
  type InKindDocument,
  toInKindDocument,
} from '../assessment/explanation/amount-document.ts';
import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import type { AccountKind, Entry, LegReference } from '../ledger/entry.ts';
import { isCash } from '../ledger/is-cash.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { NonCashUnit } from '../plans/reward.ts';
import type { ConversionState } from '../settlement/conversion.ts';
import { listInKind } from './own-part.ts';

/** A creator's account as it was read: first the head, then the entries up to it. */
export type ReportedAccount = {
  readonly head: AccountHead;
  readonly entries: readonly Entry[];
};

/**
 * Where the commission of one unit is:
 *
 *     netExpense + otherOrders
 *       = pending + held + settling + payable + inPayout + paid + withheld + indirectTax - debt
 *
 * `netExpense`, `pending` and `settling` are those of the report's orders; with `netExpense` what terms of
 * periods added or took back in the accounts, which belongs to no order. Accounts know no days, so
 * the rest is that of the whole accounts (`held`: of both), and `otherOrders` is what orders of other
 * days brought there. `settling` is decided by an order and not yet taken in by the account.
 */
type FinanceFigures<Document> = {
  readonly netExpense: Document;
  readonly otherOrders: Document;
  readonly pending: Document;
  readonly held: Document;
  readonly settling: Document;
  readonly payable: Document;
  readonly inPayout: Document;
  readonly paid: Document;
  readonly withheld: Document;
  readonly indirectTax: Document;
  readonly debt: Document;
  /** Whether the two sides of the equation are equal to the cent. */
  readonly agrees: boolean;
};

/** The figures of one currency. */
export type FinanceCurrency = { readonly currency: string } & FinanceFigures<MoneyDocument>;

/** Those of a unit that is no cash, so that `paid` is always nothing. */
export type FinanceInKind = { readonly unit: NonCashUnit } & FinanceFigures<InKindDocument>;

/**
 * Compares the commission expense in the orders' journals with the places where it is now.
 *
 * What orders have put into `settling` and no account's entry has taken from there is on its way, however long, and balances are read
 * from the heads. Orders must be read before accounts; what settles in between is then no difference.
 */
export function reportFinance(
  states: readonly ConversionState[],
  accounts: readonly ReportedAccount[],
): FinanceCurrency[] {
  const describe = openFigures(states, accounts);
  return unitsIn(states, accounts)
    .filter(isCash)
    .map((currency) => ({
      currency,
      ...describe(currency, (minorUnits) => toMoneyDocument({ minorUnits, currency })),
    }));
}

/** The same comparison of what is no cash, which is part of no sum of money. */
export function reportFinanceInKind(
  states: readonly ConversionState[],
  accounts: readonly ReportedAccount[],
): FinanceInKind[] {
  const describe = openFigures(states, accounts);
  return listInKind(unitsIn(states, accounts)).map((unit) => ({
    unit,
    ...describe(unit, (minorUnits) => toInKindDocument(minorUnits, unit)),
  }));
}

function unitsIn(
  states: readonly ConversionState[],
  accounts: readonly ReportedAccount[],
): string[] {
  const units = new Set([
    ...postingsOf(states.flatMap(({ journal }) => journal)).map(({ unit }) => unit),
    ...accounts.flatMap(({ head }) => Object.keys(head.balances)),
  ]);
  return [...units].toSorted();
}

function openFigures(states: readonly ConversionState[], accounts: readonly ReportedAccount[]) {
  const isReported = revisionsSeen(states);
  return <Document>(unit: string, describe: (minorUnits: bigint) => Document) => {
    const { agrees, ...amounts } = computeFigures(unit, states, accounts, isReported);
    return { ...toDocuments(amounts, describe), agrees };
  };
}

function computeFigures(
  unit: string,
  states: readonly ConversionState[],
  accounts: readonly ReportedAccount[],
  isReported: (leg: LegReference) => boolean,
): FinanceFigures<bigint> {
  const journals = states.flatMap(({ journal }) => journal);
  const entries = accounts.flatMap((account) => account.entries);
  const balance = (name: keyof ReturnType<typeof balancesOf>) =>
    sum(accounts.map(({ head }) => balancesOf(head.balances, unit)[name]));
  const ofUnit = (legs: readonly LegReference[]) =>
    sum(legs.filter((leg) => leg.unit === unit).map(({ minorUnits }) => minorUnits));
  const takenIn = entries.flatMap(({ legs }) => legs);

  // What terms of periods add or take back belongs to no order: its expense is in the accounts.
  const netExpense = -credits([...journals, ...entries], 'commission-expense', unit);
  const otherOrders = ofUnit(takenIn.filter((leg) => !isReported(leg)));
  const parts = {
    pending: credits(journals, 'pending', unit),
    held: credits(journals, 'held', unit) + balance('held'),
    settling: credits(journals, 'settling', unit) - ofUnit(takenIn.filter(isReported)),
    payable: balance('payable'),
    inPayout: balance('inPayout'),
    paid: balance('paid'),
    withheld: balance('taxWithheld'),
    indirectTax: credits(entries, 'indirect-tax', unit),
  };
  const debt = balance('debt');
  const agrees = netExpense + otherOrders === sum(Object.values(parts)) - debt;
  return { netExpense, otherOrders, ...parts, debt, agrees };
}

function toDocuments<Name extends string, Document>(
  amounts: Readonly<Record<Name, bigint>>,
  describe: (minorUnits: bigint) => Document,
): Record<Name, Document> {
  const documents = Object.entries<bigint>(amounts).map(([name, minorUnits]) => [
    name,
    describe(minorUnits),
  ]);
  return Object.fromEntries(documents);
}

/** An order may have been restated since it was read; only revisions that were seen are its own. */
function revisionsSeen(states: readonly ConversionState[]) {
  const seen = new Map(states.map(({ conversionId, revision }) => [conversionId, revision]));
  return ({ conversionId, revision }: LegReference) => revision <= (seen.get(conversionId) ?? 0);
}

function credits(entries: readonly Entry[], account: AccountKind, unit: string): bigint {
  const postings = postingsOf(entries).filter(
    (posting) => posting.account === account && posting.unit === unit,
  );
  return -sum(postings.map(({ minorUnits }) => minorUnits));
}

const postingsOf = (entries: readonly Entry[]) => entries.flatMap(({ postings }) => postings);

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
