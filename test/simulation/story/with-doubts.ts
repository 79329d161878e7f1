import type { Random } from '../../../cli/demo/mulberry32.ts';
import type { Story } from './story.ts';

/**
 * In a third of all stories the program doubts tokens that several customers' orders carry: the later orders are
 * held, and the earlier one may be told of last. It draws apart from the story, which is the same with and without.
 */
export function withDoubts(random: Random, story: Story): Story {
  return random.chance(33) ? { ...story, doubtsTokens: true } : story;
}
