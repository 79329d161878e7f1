import type { AdjustableClock } from './clock.ts';

/** A timer cannot wait longer, so longer waits are made of several. */
const timerMsMax = 2 ** 31 - 1;

/** Waits until the clock has reached the instant, whether by time passing or by being advanced. */
export async function sleepUntil(
  clock: AdjustableClock,
  instant: number,
  signal: AbortSignal,
): Promise<void> {
  while (clock.now() < instant && !signal.aborted) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(instant - clock.now(), timerMsMax));
    const forget = clock.onAdvance(resolve);
    const stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
    await promise;
    clearTimeout(timer);
    forget();
    signal.removeEventListener('abort', stop);
  }
}
