import type { UnitBalances } from './account-head.ts';
import type { Posting } from './entry.ts';

/**
 * The postings that give a creator an amount, or with a negative one take it back.
 *
 * Payable and debt are the two sides of one number: what comes in pays a debt first and is payable
 * beyond it, what is taken back lowers payable first and is debt beyond it. So at most one of the
 * two is ever above zero, and no grouping of amounts changes where they end.
 */
export function creditPayable(
  owner: string,
  unit: string,
  before: Pick<UnitBalances, 'payable' | 'debt'>,
  minorUnits: bigint,
): Posting[] {
  const position = before.payable - before.debt + minorUnits;
  const payable = position > 0n ? position : 0n;
  const debt = position < 0n ? -position : 0n;
  const postings: Posting[] = [
    { account: 'payable', owner, unit, minorUnits: before.payable - payable },
    { account: 'debt', owner, unit, minorUnits: debt - before.debt },
  ];
  return postings.filter((posting) => posting.minorUnits !== 0n);
}
