import { assertFold } from './assert-fold.ts';
import { foldDay } from './fold-day.ts';
import type { PeriodCell } from './period-cell.ts';
import type { PeriodDay } from './period-conversion.ts';
import type { PeriodFold } from './period-fold.ts';

/**
 * The cells of a period after the conversions of one day have changed: those of earlier days as they
 * were, that day's and the later ones folded anew. `days` are all days from the changed one on that
 * have conversions, in their order; the result is the same as folding everything.
 *
 * @throws RangeError if a day comes before the changed one or out of order, or as `foldDay` does.
 */
export function refoldFrom(
  fold: PeriodFold,
  cells: readonly PeriodCell[],
  changed: { readonly day: string; readonly days: readonly PeriodDay[] },
): PeriodCell[] {
  assertFold(fold);
  const folded = cells.filter(({ day }) => day < changed.day);
  let lastDay: string | undefined;
  for (const day of changed.days) {
    if (day.day < changed.day || (lastDay !== undefined && day.day <= lastDay)) {
      throw new RangeError(`The day ${day.day} is not in its place after ${changed.day}.`);
    }
    lastDay = day.day;
    if (day.conversions.length > 0) folded.push(foldDay(fold, folded.at(-1), day));
  }
  return folded;
}
