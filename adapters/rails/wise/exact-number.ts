type RawJson = { rawJSON(text: string): unknown };

/**
 * A number in JSON with exactly these digits: Wise takes amounts and ids as numbers, and none passes through a float.
 *
 * @throws SyntaxError for what is no number in JSON.
 */
export function exactNumber(text: string): unknown {
  return (JSON as unknown as RawJson).rawJSON(text);
}
