import { appendToJournal } from './append-to-journal.ts';
import type { ConversionChange } from './conversion.ts';
import { describeConversion } from './describe-conversion.ts';
import { estimateMoves } from './estimate-moves.ts';
import { isSameState } from './is-same-state.ts';
import { journalContext } from './journal-context.ts';
import { openStatus } from './open-status.ts';
import type { RevisionInput } from './revision-input.ts';

/**
 * Brings an open conversion up to its facts: the estimate is adjusted by the difference, holds move
 * the pending money aside or back. Nothing that is posted changes; without a difference there is
 * nothing to write and the answer is `undefined`.
 */
export function reviseEstimate(input: RevisionInput): ConversionChange | undefined {
  const next = describeConversion(input, openStatus(input));
  const moves = estimateMoves(input.previous, next);
  const state = {
    ...next,
    journal: appendToJournal(next.journal, moves, journalContext(input, next)),
  };

  return isSameState(input.previous, state) ? undefined : { state, legs: [] };
}
