import { LRUCache } from 'lru-cache';
import type { Link } from '../../core/programs/program.ts';

/** A change of a link is seen everywhere after so long. */
const lifeMs = 10_000;
const most = 5_000;

/**
 * Remembers links for ten seconds, so that one that all the world opens is read a few times a minute and not with every
 * click. A slug that nobody has is looked for each time: it may be somebody's the next moment.
 */
export function rememberedLinks(
  find: (slug: string) => Promise<Link | undefined>,
  now: () => number,
): (slug: string) => Promise<Link | undefined> {
  const remembered = new LRUCache<string, Link>({
    max: most,
    ttl: lifeMs,
    // Of each look, and not of some: clocks of tests jump.
    ttlResolution: 0,
    perf: { now },
  });
  return async (slug) => {
    const known = remembered.get(slug);
    if (known !== undefined) return known;
    const link = await find(slug);
    if (link !== undefined) remembered.set(slug, link);
    return link;
  };
}
