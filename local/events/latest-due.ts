import type { ScheduleTimes } from './schedule-expression.ts';

const hourMs = 3_600_000;
const lookBackMs = [hourMs, 24 * hourMs, 32 * 24 * hourMs, 367 * 24 * hourMs];

/**
 * The latest instant at which a schedule was due, from `first` (an instant at which it was) to `now`.
 *
 * It looks back step by step, so that a minutely schedule is not counted through a year.
 */
export function latestDue(times: ScheduleTimes, first: number, now: number): number {
  let latest = first;
  for (const back of lookBackMs) {
    const from = Math.max(first, now - back);
    for (
      let due = times.nextAfter(from);
      due !== undefined && due <= now;
      due = times.nextAfter(due)
    ) {
      latest = due;
    }
    if (latest > first || from === first) return latest;
  }

  return latest;
}
