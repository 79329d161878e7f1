import type { AccountHead } from '../ledger/account-head.ts';
import { balancesOf } from '../ledger/balances.ts';
import type { AccountKind, Entry, Leg, LegReference } from '../ledger/entry.ts';
import { isCash } from '../ledger/is-cash.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { ConversionState } from '../settlement/conversion.ts';

/** A creator's account as it was read: first what waits, then the head, then the entries up to it. */
export type ReportedAccount = {
  readonly waitingLegs: readonly Leg[];
  readonly head: AccountHead;
  readonly entries: readonly Entry[];
};

/**
 * Where the commission of one currency is:
 *
 *     netExpense + otherOrders
 *       = pending + held + settling + payable + inPayout + paid + withheld + indirectTax - debt
 *
 * `netExpense`, `pending` and `settling` are those of the report's orders. Accounts know no days, so
 * the rest is that of the whole accounts (`held`: of both), and `otherOrders` is what orders of other
 * days brought there. `settling` is decided by an order and not yet taken in by the account.
 */
export type FinanceCurrency = {
  readonly currency: string;
  readonly netExpense: MoneyDocument;
  readonly otherOrders: MoneyDocument;
  readonly pending: MoneyDocument;
  readonly held: MoneyDocument;
  readonly settling: MoneyDocument;
  readonly payable: MoneyDocument;
  readonly inPayout: MoneyDocument;
  readonly paid: MoneyDocument;
  readonly withheld: MoneyDocument;
  readonly indirectTax: MoneyDocument;
  readonly debt: MoneyDocument;
  /** Whether the two sides of the equation are equal to the cent. */
  readonly agrees: boolean;
};

/**
 * Compares the commission expense in the orders' journals with the places where it is now.
 *
 * Nothing is derived from the other side, so an amount that got lost shows: legs in transit are
 * counted in the accounts' inboxes, balances are read from the heads. Orders must be read before
 * accounts; what settles in between is then no difference.
 */
export function reportFinance(
  states: readonly ConversionState[],
  accounts: readonly ReportedAccount[],
): FinanceCurrency[] {
  const currencies = new Set([
    ...postingsOf(states.flatMap(({ journal }) => journal)).map(({ unit }) => unit),
    ...accounts.flatMap(({ head }) => Object.keys(head.balances)),
  ]);
  const isReported = revisionsSeen(states);
  return [...currencies]
    .toSorted()
    .map((currency) => describeCurrency(currency, states, accounts, isReported));
}

function describeCurrency(
  currency: string,
  states: readonly ConversionState[],
  accounts: readonly ReportedAccount[],
  isReported: (leg: LegReference) => boolean,
): FinanceCurrency {
  const journals = states.flatMap(({ journal }) => journal);
  const entries = accounts.flatMap((account) => account.entries);
  const balance = (name: keyof ReturnType<typeof balancesOf>) =>
    sum(accounts.map(({ head }) => balancesOf(head.balances, currency)[name]));
  const ofCurrency = (legs: readonly LegReference[]) =>
    sum(legs.filter(({ unit }) => unit === currency).map(({ minorUnits }) => minorUnits));
  const takenIn = entries.flatMap(({ legs }) => legs);

  const netExpense = -credits(journals, 'commission-expense', currency);
  const otherOrders = ofCurrency(takenIn.filter((leg) => !isReported(leg)));
  const parts = {
    pending: credits(journals, 'pending', currency),
    held: credits(journals, 'held', currency) + balance('held'),
    settling: ofCurrency(accounts.flatMap(legsInTransit).filter(isReported)),
    payable: balance('payable'),
    inPayout: balance('inPayout'),
    paid: balance('paid'),
    withheld: balance('taxWithheld'),
    indirectTax: credits(entries, 'indirect-tax', currency),
  };
  const debt = balance('debt');
  const amounts = { netExpense, otherOrders, ...parts, debt };
  const agrees = netExpense + otherOrders === sum(Object.values(parts)) - debt;
  return { currency, ...toDocuments(amounts, currency), agrees };
}

function toDocuments<Name extends string>(
  amounts: Readonly<Record<Name, bigint>>,
  currency: string,
): Record<Name, MoneyDocument> {
  const documents = Object.entries<bigint>(amounts).map(([name, minorUnits]) => [
    name,
    toMoneyDocument({ minorUnits, currency }),
  ]);
  return Object.fromEntries(documents);
}

/** An order may have been restated since it was read; only revisions that were seen are its own. */
function revisionsSeen(states: readonly ConversionState[]) {
  const seen = new Map(states.map(({ conversionId, revision }) => [conversionId, revision]));
  return ({ conversionId, revision }: LegReference) => revision <= (seen.get(conversionId) ?? 0);
}

/** A leg that waited when the inbox was read may be among the entries that were read after it. */
function legsInTransit({ waitingLegs, entries }: ReportedAccount): Leg[] {
  const takenIn = new Set(entries.flatMap(({ legs }) => legs.map(legKey)));
  return waitingLegs.filter((leg) => !takenIn.has(legKey(leg)));
}

const legKey = ({ conversionId, revision, unit }: LegReference): string =>
  `${conversionId}#${revision}#${isCash(unit) ? '' : unit}`;

function credits(entries: readonly Entry[], account: AccountKind, currency: string): bigint {
  const postings = postingsOf(entries).filter(
    (posting) => posting.account === account && posting.unit === currency,
  );
  return -sum(postings.map(({ minorUnits }) => minorUnits));
}

const postingsOf = (entries: readonly Entry[]) => entries.flatMap(({ postings }) => postings);

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
