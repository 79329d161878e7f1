/** Longer waits would only make a developer wait; the number of attempts is what ends retries. */
const delaySecondsMax = 30;

/**
 * How long a failed message waits before its next attempt, on the runtime's clock: 1, 2, 4, … 30 s.
 *
 * On AWS it waits for the queue's visibility time-out, several minutes. Here a failure should show
 * soon, and a lasting one should reach the dead-letter queue while somebody is looking.
 *
 * @param attempt - how often it was tried, from 1.
 */
export function retryDelaySeconds(attempt: number): number {
  return Math.min(2 ** (attempt - 1), delaySecondsMax);
}
