import type { ConversionAssessment } from '../assessment/conversion-assessment.ts';
import type { JournalMove } from './append-to-journal.ts';
import { appendToJournal } from './append-to-journal.ts';
import type { ConversionChange, ConversionState } from './conversion.ts';
import { describeConversion } from './describe-conversion.ts';
import { estimateMoves } from './estimate-moves.ts';
import { journalContext } from './journal-context.ts';
import { movePostings } from './journal-postings.ts';
import { listOwed } from './list-owed.ts';
import { makeLegs } from './make-legs.ts';
import { openStatus } from './open-status.ts';
import { measureForPeriods } from './periods/measure-for-periods.ts';
import type { RevisionInput } from './revision-input.ts';

/**
 * Decides an open conversion: what the final assessment owes leaves pending for the creators'
 * accounts, one leg for each of them and unit. From here on only `restateConversion` applies.
 *
 * @throws RangeError if the conversion is on hold, closed, or has no assessment, if it waits for a rate, or if it owes
 *   more amounts than one transaction can settle.
 */
export function closeConversion(
  input: RevisionInput & { readonly assessment: ConversionAssessment },
): ConversionChange {
  if (openStatus(input) !== 'pending' || input.previous?.status === 'closed') {
    throw new RangeError(`The conversion ${input.identity.conversionId} cannot close now.`);
  }
  if (input.assessment.missingRates !== undefined) {
    throw new RangeError(`The conversion ${input.identity.conversionId} waits for a rate.`);
  }
  const next: ConversionState = {
    ...describeConversion(input, 'closed'),
    revision: 1,
    closedAt: input.now,
    ...measureForPeriods(input.assessment),
  };
  const owed = listOwed(next);
  const moves: JournalMove[] = [
    ...estimateMoves(input.previous, { ...next, status: 'pending' }),
    { kind: 'close', postings: movePostings(owed, 'pending', 'settling') },
  ];

  return {
    state: { ...next, journal: appendToJournal(next.journal, moves, journalContext(input, next)) },
    frozen: { revision: 1, frozenAt: input.now, assessment: input.assessment },
    legs: makeLegs(next, owed, input.closeAt ?? input.eventAt),
  };
}
