import type { Instant } from '../time/instant.ts';
import type { Enrolment, Standing } from './program.ts';

/**
 * What a creator was to a program at a moment: the last standing that had begun. Before the first one
 * that is the first: a creator is somebody from the enrolment on.
 */
export function standingAt(
  { standings }: Pick<Enrolment, 'standings'>,
  at: Instant,
): Standing | undefined {
  return standings.findLast(({ from }) => from <= at) ?? standings[0];
}
