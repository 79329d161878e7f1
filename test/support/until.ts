import { setImmediate as turn } from 'node:timers/promises';

/** Lets the event loop turn until the condition holds; answers false if it never does. */
export async function until(condition: () => boolean, turnsMax = 100_000): Promise<boolean> {
  for (let turns = 0; turns < turnsMax; turns += 1) {
    if (condition()) return true;
    await turn();
  }
  return condition();
}
