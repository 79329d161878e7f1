import type { UnitBalances } from './account-head.ts';
import type { AccountKind, Posting } from './entry.ts';

export type Balances = Readonly<Record<string, UnitBalances>>;

export const emptyBalances: UnitBalances = {
  payable: 0n,
  held: 0n,
  inPayout: 0n,
  paid: 0n,
  taxWithheld: 0n,
  debt: 0n,
};

/** Which accounts a head shows, and the sign in which they grow: debts by debits, the rest by credits. */
const shown: Partial<Record<AccountKind, { name: keyof UnitBalances; sign: bigint }>> = {
  payable: { name: 'payable', sign: -1n },
  held: { name: 'held', sign: -1n },
  'in-payout': { name: 'inPayout', sign: -1n },
  'cash-clearing': { name: 'paid', sign: -1n },
  'tax-withheld': { name: 'taxWithheld', sign: -1n },
  debt: { name: 'debt', sign: 1n },
};

/** The balances of a unit that a head may not mention yet. */
export function balancesOf(balances: Balances, unit: string): UnitBalances {
  return balances[unit] ?? emptyBalances;
}

/**
 * Balances after some postings to the account.
 *
 * @throws RangeError if one would be negative, or a unit would have both a debt and something
 *   payable: an entry that does so is wrong and must not be written.
 */
export function postToBalances(balances: Balances, postings: readonly Posting[]): Balances {
  const next = foldPostings(balances, postings);
  for (const [unit, each] of Object.entries(next)) {
    const mistake = findImpossibleBalance(each);
    if (mistake !== undefined) throw new RangeError(`${mistake} in ${unit}.`);
  }
  return next;
}

/** Balances after some postings, whether or not they are possible. */
export function foldPostings(balances: Balances, postings: Iterable<Posting>): Balances {
  const next: Record<string, UnitBalances> = { ...balances };
  for (const { account, unit, minorUnits } of postings) {
    const place = shown[account];
    if (place === undefined) continue;
    const before = balancesOf(next, unit);
    next[unit] = { ...before, [place.name]: before[place.name] + place.sign * minorUnits };
  }
  return next;
}

/** What no account may show, in words; `undefined` if the balances are possible. */
export function findImpossibleBalance(balances: UnitBalances): string | undefined {
  const negative = Object.entries(balances).find(([, minorUnits]) => minorUnits < 0n);
  if (negative !== undefined) return `The balance ${negative[0]} is ${negative[1]}`;
  if (balances.payable > 0n && balances.debt > 0n) {
    return `There is a debt of ${balances.debt} beside ${balances.payable} payable`;
  }
  return undefined;
}
