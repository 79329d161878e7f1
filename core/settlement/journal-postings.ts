import type { AccountKind, Posting } from '../ledger/entry.ts';
import type { OwedAmount } from './list-owed.ts';

/** Moves each creator's amounts from one account to another: debits `from`, credits `to`. */
export function movePostings(
  amounts: readonly OwedAmount[],
  from: AccountKind,
  to: AccountKind,
): Posting[] {
  return amounts
    .filter(({ minorUnits }) => minorUnits !== 0n)
    .flatMap(({ creatorId: owner, unit, minorUnits }) => [
      { account: from, owner, unit, minorUnits },
      { account: to, owner, unit, minorUnits: -minorUnits },
    ]);
}
