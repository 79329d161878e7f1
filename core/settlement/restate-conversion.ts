import type { ConversionAssessment } from '../assessment/conversion-assessment.ts';
import type { JournalMove } from './append-to-journal.ts';
import { appendToJournal } from './append-to-journal.ts';
import type { ConversionChange, ConversionState } from './conversion.ts';
import { describeConversion } from './describe-conversion.ts';
import { isSameState } from './is-same-state.ts';
import { journalContext } from './journal-context.ts';
import { movePostings } from './journal-postings.ts';
import { joinLegAmounts } from './leg-amounts.ts';
import { listHeld } from './list-held.ts';
import { listOwed } from './list-owed.ts';
import { makeLegs } from './make-legs.ts';
import { owedDifference } from './owed-difference.ts';
import { measureForPeriods } from './periods/measure-for-periods.ts';
import type { RevisionInput } from './revision-input.ts';

/**
 * Restates a closed conversion from new money facts, at its frozen credits and terms: the
 * difference goes to the creators as legs of the next revision, and with it what a hold keeps back in
 * their accounts, or a release lets go. `undefined` if nothing changed.
 *
 * @throws RangeError if the order has changed its currency since the close: what was decided in one
 *   is not taken back in another, and a person must look.
 */
export function restateConversion(input: Restatement): ConversionChange | undefined {
  const { previous, assessment, order } = input;
  if (assessment.currency !== previous.currency) {
    throw new RangeError(
      `The conversion ${previous.conversionId} was closed in ${previous.currency} and cannot be restated in ${assessment.currency}.`,
    );
  }
  const isHeld = order.openHolds.length > 0;
  const held = isHeld ? { held: true as const } : {};
  const { revision, closeAt, earlyClose } = previous;
  // When it closed, and by whose word, is decided.
  const asClosed = describeConversion({ ...input, closeAt, earlyClose }, 'closed');
  const described = { ...asClosed, revision, ...held, ...measureForPeriods(assessment, previous) };
  const owedMore = owedDifference(listOwed(previous), listOwed(assessment));
  const heldMore = owedDifference(
    listHeld(previous, previous.held === true),
    listHeld(assessment, isHeld),
  );
  const amounts = joinLegAmounts(owedMore, heldMore);
  // A refund or a reassignment may change what a period measures, and nobody's amount.
  const isOtherMeasure =
    previous.measuredMinorUnits !== described.measuredMinorUnits ||
    previous.measuredFor !== described.measuredFor;
  if (amounts.length === 0 && !isOtherMeasure) {
    return isSameState(previous, described) ? undefined : { state: described, legs: [] };
  }
  const next = { ...described, revision: revision + 1 };
  const move: JournalMove = {
    kind: 'restate',
    postings: movePostings(owedMore, 'commission-expense', 'settling'),
  };

  return {
    state: { ...next, journal: appendToJournal(next.journal, [move], journalContext(input, next)) },
    frozen: { revision: next.revision, frozenAt: input.now, assessment, ...held },
    legs: makeLegs(next, amounts, input.eventAt),
  };
}

type Restatement = RevisionInput & {
  readonly previous: ConversionState;
  readonly assessment: ConversionAssessment;
};
