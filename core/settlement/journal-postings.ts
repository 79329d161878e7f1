import type { CreatorAmount } from '../assessment/assessment.ts';
import type { AccountKind, Posting } from '../ledger/entry.ts';

/** Moves each creator's amount from one account to another: debits `from`, credits `to`. */
export function movePostings(
  amounts: readonly CreatorAmount[],
  unit: string,
  from: AccountKind,
  to: AccountKind,
): Posting[] {
  return amounts
    .filter(({ minorUnits }) => minorUnits !== 0n)
    .flatMap(({ creatorId: owner, minorUnits }) => [
      { account: from, owner, unit, minorUnits },
      { account: to, owner, unit, minorUnits: -minorUnits },
    ]);
}
