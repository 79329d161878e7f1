/** Joins small pieces of a text to pieces of at least so many characters; the last may be shorter. */
export function* gatherPieces(pieces: Iterable<string>, characters: number): Generator<string> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < characters) continue;
    yield gathered;
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}
