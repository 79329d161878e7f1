import type { JournalMove } from './append-to-journal.ts';
import type { ConversionState } from './conversion.ts';
import { movePostings } from './journal-postings.ts';
import { listOwed } from './list-owed.ts';
import { owedDifference } from './owed-difference.ts';

/** What an order has come to so far, as far as its postings go. */
type Estimate = Pick<ConversionState, 'status' | 'owed' | 'owedInKind' | 'currency'>;

/** From what is posted to what is owed: first the hold's move of the old amount, then the difference. */
export function estimateMoves(
  previous: ConversionState | undefined,
  next: Estimate,
): JournalMove[] {
  if (previous !== undefined && previous.currency !== next.currency) {
    return [exchangeEstimate(previous, next)];
  }
  const wasHeld = previous?.status === 'held';
  const isHeld = next.status === 'held';
  const before = previous === undefined ? [] : listOwed(previous);
  const difference = owedDifference(before, listOwed(next));

  return [
    {
      kind: 'hold',
      postings: isHeld && !wasHeld ? movePostings(before, 'pending', 'held') : [],
    },
    {
      kind: 'release',
      postings: wasHeld && !isHeld ? movePostings(before, 'held', 'pending') : [],
    },
    {
      kind: 'estimate',
      postings: movePostings(difference, 'commission-expense', isHeld ? 'held' : 'pending'),
    },
  ];
}

/** An order in another currency than before owes nothing in the old one and all of it in the new. */
function exchangeEstimate(previous: Estimate, next: Estimate): JournalMove {
  const place = ({ status }: Estimate) => (status === 'held' ? 'held' : 'pending');
  const expense = 'commission-expense';
  const back = owedDifference(listOwed(previous), []);
  return {
    kind: 'estimate',
    postings: [
      ...movePostings(back, expense, place(previous)),
      ...movePostings(listOwed(next), expense, place(next)),
    ],
  };
}
