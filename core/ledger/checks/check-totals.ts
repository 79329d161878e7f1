import type { Entry } from '../entry.ts';
import { sumPostings } from '../sum-postings.ts';
import type { Violation } from './violation.ts';

/** All journals of a merchant together: debits equal credits in every currency. */
export function checkTotals(merchantId: string, entries: readonly Entry[]): Violation[] {
  const sums = sumPostings(
    entries.flatMap(({ postings }) => postings),
    ({ unit }) => unit,
  );
  return [...sums]
    .filter(([, sum]) => sum !== 0n)
    .map(([unit, sum]) => ({
      invariant: 'I1',
      where: merchantId,
      detail: `The whole ledger is out of balance by ${sum} ${unit}.`,
    }));
}
