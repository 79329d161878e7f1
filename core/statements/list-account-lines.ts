import { conversionOf } from '../ledger/conversion-of.ts';
import type { AccountKind, Entry } from '../ledger/entry.ts';
import type { AccountLine } from './account-line.ts';

/** Where what is owed to a creator lies. Between these it only changes its place. */
const owedAccounts: ReadonlySet<AccountKind> = new Set(['payable', 'held', 'in-payout', 'debt']);

/**
 * Why an entry changes what is owed in a unit: a line for each account on the other side, and for each order of a
 * settlement. An account that this page does not know is a line under its own name, so the lines always add up
 * to the change.
 */
export function listAccountLines(entry: Entry, unit: string): AccountLine[] {
  const postings = entry.postings.filter((posting) => posting.unit === unit);
  if (!postings.some(({ account }) => owedAccounts.has(account))) return [];

  const others = new Map<AccountKind, bigint>();
  for (const { account, minorUnits } of postings) {
    if (!owedAccounts.has(account)) others.set(account, (others.get(account) ?? 0n) + minorUnits);
  }
  const orders = listOrders(entry, unit);
  const settled = orders.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
  if (orders.length > 0) others.set('settling', (others.get('settling') ?? 0n) - settled);
  return [
    ...orders,
    ...[...others]
      .filter(([, minorUnits]) => minorUnits !== 0n)
      .map(([account, minorUnits]) => nameLine(entry, account, minorUnits)),
  ];
}

function listOrders({ legs, postedAt, sequence }: Entry, ofUnit: string): AccountLine[] {
  return legs
    .filter(({ unit, minorUnits }) => unit === ofUnit && minorUnits !== 0n)
    .map(({ conversionId, revision, minorUnits }) => ({
      ...{ kind: 'order', postedAt, sequence },
      ...{ conversionId, revision, minorUnits },
    }));
}

function nameLine(entry: Entry, account: AccountKind, minorUnits: bigint): AccountLine {
  const { period: about, invoice, cause, postedAt, sequence } = entry;
  const line = { postedAt, sequence, minorUnits };
  const payoutId = cause.slice(cause.indexOf('/') + 1);
  if (account === 'cash-clearing') {
    return { ...line, kind: 'payout', payoutId, ...conversionOf(entry) };
  }
  if (account === 'tax-withheld') return { ...line, kind: 'withholding', payoutId };
  if (account === 'indirect-tax' && invoice !== undefined) {
    return { ...line, kind: 'indirect-tax', invoice };
  }
  if (account === 'commission-expense' && about !== undefined) {
    return { ...line, kind: 'terms', programId: about.programId, period: about.period };
  }
  return { ...line, kind: 'other', account, cause };
}
