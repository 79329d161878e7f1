/**
 * Weights of a policy as exact whole numbers.
 *
 * @throws RangeError unless each is a whole number that is not negative, and one is positive.
 */
export function toWholeWeights(weights: readonly number[]): bigint[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('Weights are whole numbers that are not negative.');
  }
  if (!weights.some((weight) => weight > 0)) {
    throw new RangeError('At least one weight is positive.');
  }
  return weights.map(BigInt);
}
