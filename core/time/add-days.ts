import { type Instant, msPerDay } from './instant.ts';

/** A moment some days of 24 hours later, or earlier if `days` is negative. */
export function addDays(at: Instant, days: number): Instant {
  return at + days * msPerDay;
}
