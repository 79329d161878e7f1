import type { PeriodCell, TermSums } from './period-cell.ts';
import type { PeriodConversion, PeriodDay } from './period-conversion.ts';
import type { PeriodFold } from './period-fold.ts';
import type { SettledTerm } from './settled-term.ts';
import { startSums } from './start-sums.ts';
import { sumAssistExcess } from './sum-assist-excess.ts';
import { sumTerm } from './sum-term.ts';
import { type ValuedConversion, valueConversion } from './value-conversion.ts';

/**
 * The state after one more day: that of the day before it, with the day's conversions added in the
 * order of (event time, id). The order in which they are given does not matter.
 *
 * @throws RangeError if a conversion is another creator's or there twice, if its amounts are
 *   negative, or if the cell belongs to other terms.
 */
export function foldDay(
  fold: PeriodFold,
  before: PeriodCell | undefined,
  { day, conversions }: PeriodDay,
): PeriodCell {
  assertConversions(fold, conversions);
  const known: ValuedConversion[] = [];
  const waitingFor: string[] = [];
  for (const conversion of conversions.toSorted(compareInTime)) {
    const valued = valueConversion(conversion, fold.currency);
    if (valued === undefined) waitingFor.push(conversion.conversionId);
    else known.push(valued);
  }

  const content = { conversions: known, assistExcess: sumAssistExcess(fold.terms, known) };
  const sums = fold.terms.map((term, index) =>
    sumTerm(term, sumsBefore(term, before, index), content),
  );
  return { day, sums, waitingFor };
}

function sumsBefore(term: SettledTerm, before: PeriodCell | undefined, index: number): TermSums {
  if (before === undefined) return startSums(term);
  const sums = before.sums[index];
  if (sums?.termId === term.termId && sums.kind === startSums(term).kind) return sums;
  throw new RangeError(
    `The cell of ${before.day} belongs to other terms; a period whose terms changed is folded anew.`,
  );
}

function assertConversions(
  { creatorId }: PeriodFold,
  conversions: readonly PeriodConversion[],
): void {
  const stranger = conversions.find((conversion) => conversion.creatorId !== creatorId);
  if (stranger !== undefined) {
    throw new RangeError(
      `The conversion ${stranger.conversionId} is of ${stranger.creatorId}, the period of ${creatorId}.`,
    );
  }
  if (new Set(conversions.map(({ conversionId }) => conversionId)).size < conversions.length) {
    throw new RangeError(`A conversion of ${creatorId} is there twice on one day.`);
  }
}

function compareInTime(a: PeriodConversion, b: PeriodConversion): number {
  return a.eventAt - b.eventAt || (a.conversionId < b.conversionId ? -1 : 1);
}
