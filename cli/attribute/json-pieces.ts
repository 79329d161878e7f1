/**
 * The text that `JSON.stringify` makes of an object, in pieces: one text cannot hold the millions of steps
 * of a long chain. Each property, and each item of a list, is read only when its turn comes.
 */
export function* jsonPieces(object: object): Generator<string> {
  let before = '{';
  for (const key of Object.keys(object)) {
    const value: unknown = object[key as keyof typeof object];
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    if (Array.isArray(value)) yield* listPieces(value);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* listPieces(items: readonly unknown[]): Generator<string> {
  yield '[';
  let before = '';
  for (const item of items) {
    yield before + JSON.stringify(item);
    before = ',';
  }
  yield ']';
}
