/** @throws RangeError unless all weights are finite and not negative, and one is positive. */
export function assertWeights(weights: readonly number[]): void {
  if (weights.some((weight) => !(weight >= 0 && weight < Infinity))) {
    throw new RangeError('Weights are numbers that are not negative.');
  }
  if (!weights.some((weight) => weight > 0)) {
    throw new RangeError('At least one weight is positive.');
  }
}
