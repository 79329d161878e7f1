import { formatDay } from '../time/format-instant.ts';
import { msPerDay } from '../time/instant.ts';
import { parseDay } from '../time/parse-day.ts';
import type { CodeDay } from './code-day.ts';

/** A longer history says no more, and a wrong year in it would make millions of days. */
export const maxHistoryDays = 1_100;

/**
 * The days of a code's history from its first use on, without gaps: a day without a cell had no uses.
 * Cells of one day are added up. The order of the cells does not matter.
 *
 * @throws RangeError if a day is none, a count is not a whole number or more than the uses, or the
 *   history is longer than `maxHistoryDays`.
 */
export function listHistory(cells: readonly CodeDay[]): CodeDay[] {
  const byDay = new Map<number, CodeDay>();
  for (const cell of cells) {
    const day = dayNumber(cell);
    assertCounts(cell);
    if (cell.uses > 0) byDay.set(day, addUses(byDay.get(day), cell));
  }
  if (byDay.size === 0) return [];

  const days = [...byDay.keys()];
  const first = Math.min(...days);
  const length = Math.max(...days) - first + 1;
  if (length > maxHistoryDays) {
    throw new RangeError(`A history has at most ${maxHistoryDays} days, not ${length}.`);
  }
  return Array.from({ length }, (_, index) => byDay.get(first + index) ?? emptyDay(first + index));
}

function dayNumber({ day }: CodeDay): number {
  const at = parseDay(day);
  if (at === undefined) throw new RangeError(`"${day}" is no day.`);
  return at / msPerDay;
}

function assertCounts({ day, uses, usesWithoutTouch, usesFromCouponSites }: CodeDay): void {
  const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0 && count <= uses;
  if ([uses, usesWithoutTouch, usesFromCouponSites].every(isCount)) return;
  throw new RangeError(`The counts of ${day} are not whole numbers of its uses.`);
}

function addUses(sum: CodeDay | undefined, cell: CodeDay): CodeDay {
  if (sum === undefined) return cell;
  return {
    day: sum.day,
    uses: sum.uses + cell.uses,
    usesWithoutTouch: sum.usesWithoutTouch + cell.usesWithoutTouch,
    usesFromCouponSites: sum.usesFromCouponSites + cell.usesFromCouponSites,
  };
}

function emptyDay(day: number): CodeDay {
  return { day: formatDay(day * msPerDay), uses: 0, usesWithoutTouch: 0, usesFromCouponSites: 0 };
}
