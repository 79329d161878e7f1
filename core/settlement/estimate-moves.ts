import type { CreatorAmount } from '../assessment/assessment.ts';
import type { JournalMove } from './append-to-journal.ts';
import type { ConversionState } from './conversion.ts';
import { movePostings } from './journal-postings.ts';
import { owedDifference } from './owed-difference.ts';

/** What an order has come to so far, as far as its postings go. */
type Estimate = Pick<ConversionState, 'status' | 'owed' | 'currency'>;

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
  const before: readonly CreatorAmount[] = previous?.owed ?? [];
  const difference = owedDifference(before, next.owed);
  const unit = next.currency;

  return [
    {
      kind: 'hold',
      postings: isHeld && !wasHeld ? movePostings(before, unit, 'pending', 'held') : [],
    },
    {
      kind: 'release',
      postings: wasHeld && !isHeld ? movePostings(before, unit, 'held', 'pending') : [],
    },
    {
      kind: 'estimate',
      postings: movePostings(difference, unit, 'commission-expense', isHeld ? 'held' : 'pending'),
    },
  ];
}

/** An order in another currency than before owes nothing in the old one and all of it in the new. */
function exchangeEstimate(previous: Estimate, next: Estimate): JournalMove {
  const place = ({ status }: Estimate) => (status === 'held' ? 'held' : 'pending');
  const expense = 'commission-expense';
  const back = owedDifference(previous.owed, []);
  return {
    kind: 'estimate',
    postings: [
      ...movePostings(back, previous.currency, expense, place(previous)),
      ...movePostings(next.owed, next.currency, expense, place(next)),
    ],
  };
}
