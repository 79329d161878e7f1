import type { AdjustableClock } from './clock.ts';
import { installDateShift } from './shifted-date.ts';

/**
 * Makes this process's dates follow the clock, now and whenever it moves.
 *
 * The embedded queues read the date of the process that they run in: delays and visibility
 * time-outs follow the clock from the moment of this call. Wait with timers and `performance`.
 *
 * @returns how to put the real date back.
 */
export function installClock(clock: AdjustableClock): () => void {
  const shift = installDateShift(clock.offsetMs);
  const stopFollowing = clock.onAdvance(() => shift.setOffset(clock.offsetMs));

  return () => {
    stopFollowing();
    shift.uninstall();
  };
}
