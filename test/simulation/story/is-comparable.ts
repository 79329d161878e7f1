import type { Story } from './story.ts';

/**
 * Whether a story comes to the same however it is told: all evidence comes before the first close, and nothing is first come,
 * first served.
 */
export const isComparable = ({ isPlain, limits }: Story): boolean =>
  isPlain && limits === undefined;
