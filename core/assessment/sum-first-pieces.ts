/**
 * What the first pieces of a line come to, if its amount is divided between its pieces by largest
 * remainder: all pieces come to the amount, and no two differ by more than one minor unit.
 *
 * @throws RangeError if more pieces are asked for than there are.
 */
export function sumFirstPieces(minorUnits: bigint, pieces: number, first: number): bigint {
  if (first < 0 || first > pieces) throw new RangeError('A line has no more than its pieces.');
  if (pieces === 0) return 0n;
  const part = minorUnits / BigInt(pieces);
  const leftOver = minorUnits - part * BigInt(pieces);
  const count = BigInt(first);
  return part * count + (count < leftOver ? count : leftOver);
}
