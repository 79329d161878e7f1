import type { Story } from '../../cli/demo/story/story-types.ts';
import { tellStory } from '../../cli/demo/story/tell-story.ts';

/** The story with all of its named orders and little else, for tests that run the whole system. */
export function aShortStory(): Story {
  return tellStory({
    clicks: 60,
    bots: 2,
    prefetches: 2,
    heads: 1,
    orders: { us: 5, eu: 4, jp: 3 },
  });
}
