import type { ConversionAssessment } from '../assessment/conversion-assessment.ts';
import type { JournalMove } from './append-to-journal.ts';
import { appendToJournal } from './append-to-journal.ts';
import type { ConversionChange, ConversionState } from './conversion.ts';
import { describeConversion } from './describe-conversion.ts';
import { isSameState } from './is-same-state.ts';
import { journalContext } from './journal-context.ts';
import { movePostings } from './journal-postings.ts';
import { listOwed } from './list-owed.ts';
import { makeLegs } from './make-legs.ts';
import { owedDifference } from './owed-difference.ts';
import type { RevisionInput } from './revision-input.ts';

/**
 * Restates a closed conversion from new money facts, at its frozen credits and terms: the
 * difference goes to the creators as legs of the next revision. `undefined` if no amount changed.
 *
 * @throws RangeError if the order has changed its currency since the close: what was decided in one
 *   is not taken back in another, and a person must look.
 */
export function restateConversion(
  input: RevisionInput & {
    readonly previous: ConversionState;
    readonly assessment: ConversionAssessment;
  },
): ConversionChange | undefined {
  const { previous } = input;
  if (input.assessment.currency !== previous.currency) {
    throw new RangeError(
      `The conversion ${previous.conversionId} was closed in ${previous.currency} and cannot be restated in ${input.assessment.currency}.`,
    );
  }
  const difference = owedDifference(listOwed(previous), listOwed(input.assessment));
  const described = describeConversion(input, 'closed');
  if (difference.length === 0) {
    const unchanged = { ...described, revision: previous.revision, closeAt: previous.closeAt };
    return isSameState(previous, unchanged) ? undefined : { state: unchanged, legs: [] };
  }
  const next = { ...described, revision: previous.revision + 1, closeAt: previous.closeAt };
  const move: JournalMove = {
    kind: 'restate',
    postings: movePostings(difference, 'commission-expense', 'settling'),
  };

  return {
    state: { ...next, journal: appendToJournal(next.journal, [move], journalContext(input, next)) },
    frozen: { revision: next.revision, frozenAt: input.now, assessment: input.assessment },
    legs: makeLegs(next, difference, input.eventAt),
  };
}
