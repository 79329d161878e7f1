import { PathFiguresError } from './path-figures-error.ts';
import type { ChannelCredit, PathCredits } from './path-model.ts';

/**
 * Stops a result with a figure that is no number: printed, it would be `null`.
 *
 * @throws PathFiguresError if there is one.
 */
export function assertFiniteCredits(result: PathCredits): void {
  const { credits, removalEffects = [], conversionProbability = 0 } = result;
  const areFinite = credits.every(areNumbers) && removalEffects.every(areNumbers);
  if (areFinite && Number.isFinite(conversionProbability)) return;

  throw new PathFiguresError(
    'The numbers of the rows are too small, too large or too far apart to compute with.',
  );
}

function areNumbers({ conversions, value }: ChannelCredit): boolean {
  return Number.isFinite(conversions) && Number.isFinite(value);
}
