import { type History, type HistoryOptions, playHistory } from './play-history.ts';

export type Shortened = {
  readonly history: History;
  readonly withoutEvents: readonly number[];
  readonly withoutFaults: readonly number[];
};

/** So many histories are tried at most. */
const maxTries = 400;

/**
 * Finds a shorter history of a seed that breaks the same promise: leaves out halves, quarters, and in
 * the end single events and misfortunes, as long as the promise is still broken.
 */
export async function shrinkHistory(failed: History, options: HistoryOptions): Promise<Shortened> {
  let tries = 0;
  let best = failed;
  const left = { events: new Set<number>(), faults: new Set<number>() };

  async function tryWithout(kind: 'events' | 'faults', places: readonly number[]) {
    if (tries >= maxTries || places.length === 0) return false;
    tries += 1;
    const next = { ...left, [kind]: new Set([...left[kind], ...places]) };
    const history = await playHistory(failed.seed, {
      ...options,
      withoutEvents: next.events,
      withoutFaults: next.faults,
    });
    if (history.broken?.invariant !== failed.broken?.invariant) return false;
    best = history;
    for (const place of places) left[kind].add(place);
    return true;
  }

  for (const kind of ['faults', 'events'] as const) {
    const count = kind === 'events' ? failed.countOfEvents : failed.countOfFaults;
    for (let size = count; size >= 1; size = Math.floor(size / 2)) {
      for (let start = 0; start < count; start += size) {
        const places = Array.from({ length: Math.min(size, count - start) }, (_, i) => start + i);
        await tryWithout(
          kind,
          places.filter((place) => !left[kind].has(place)),
        );
      }
    }
  }
  return { history: best, withoutEvents: [...left.events], withoutFaults: [...left.faults] };
}
