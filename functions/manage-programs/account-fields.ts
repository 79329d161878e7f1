import type { AccountSignal } from './save-with-account.ts';

/** What somebody may want to look at, if there is anything. */
export function showSignals(signals: readonly AccountSignal[]) {
  return signals.length === 0 ? {} : { signals };
}
