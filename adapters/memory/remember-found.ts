import { LRUCache } from 'lru-cache';

/** A change is seen by every process after so long. */
const lifeMs = 10_000;
const most = 5_000;

/**
 * Remembers for ten seconds what was found under a key, so that what all the world asks for is read a few times a minute. What
 * nobody has is looked for each time: it may be somebody's the next moment.
 */
export function rememberFound<Found extends object>(
  find: (key: string) => Promise<Found | undefined>,
  now: () => number,
): (key: string) => Promise<Found | undefined> {
  const remembered = new LRUCache<string, Found>({
    max: most,
    ttl: lifeMs,
    // Of each look, and not of some: clocks of tests jump.
    ttlResolution: 0,
    perf: { now },
  });
  return async (key) => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const found = await find(key);
    if (found !== undefined) remembered.set(key, found);
    return found;
  };
}
