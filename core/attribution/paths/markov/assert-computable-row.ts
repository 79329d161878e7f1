import { PathFiguresError } from '../path-figures-error.ts';

const [smallest, largest] = [1e-30, 1e30];

/**
 * Stops numbers whose quotients and products may leave the doubles, or lose their digits, in a chain.
 * No journeys that somebody counted, and no money, come near these bounds.
 *
 * @throws PathFiguresError for a number that is neither 0 nor from 1e-30 to 1e30.
 */
export function assertComputableRow(conversions: number, value: number, nulls: number): void {
  if (!isComputable(conversions)) refuse(conversions);
  if (!isComputable(value)) refuse(value);
  if (!isComputable(nulls)) refuse(nulls);
}

function isComputable(figure: number): boolean {
  const size = Math.abs(figure);
  return size === 0 || (size >= smallest && size <= largest);
}

function refuse(figure: number): never {
  throw new PathFiguresError(
    `Markov computes with 0 and numbers from ${smallest} to ${largest}, not with ${figure}.`,
  );
}
