type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;

const { parse, rawJSON } = JSON as unknown as {
  parse(text: string, reviver: SourceReviver): unknown;
  rawJSON(text: string): unknown;
};

/**
 * Parses JSON so that writing it again keeps every number as it was written, however long: an id
 * or an amount that passes through the runtime must not pass through a JavaScript number.
 *
 * @throws SyntaxError if the text is not JSON.
 */
export function parseLossless(text: string): unknown {
  return parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? rawJSON(source)
      : value,
  );
}
