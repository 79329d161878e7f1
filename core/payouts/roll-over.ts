import { addMonths } from '../time/add-months.ts';
import type { Instant } from '../time/instant.ts';

/** So long a balance that is too little to be paid rolls over from run to run; then all of it is paid. */
export const rollOverMonths = 12;

/** When a balance that is too little is paid in full, and whether that has come. */
export type RollOver = { readonly until: Instant; readonly isOver: boolean };

/** @param since when the oldest of it became payable; `undefined`: longer ago than anybody has to look. */
export function rollOver(since: Instant | undefined, at: Instant): RollOver {
  if (since === undefined) return { until: at, isOver: true };
  const until = addMonths(since, rollOverMonths);
  return { until, isOver: until <= at };
}
