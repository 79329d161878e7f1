/**
 * JSON in which every number is the text that the sender wrote, so that no id and no amount passes
 * through a float: `820982911946154508` stays itself, and `12.10` keeps its zero.
 */
export type LosslessJson =
  | null
  | boolean
  | string
  | readonly LosslessJson[]
  | { readonly [name: string]: LosslessJson };

export type LosslessResult = { readonly value: LosslessJson } | { readonly refusal: string };

/** Deeper documents are no orders; the limit keeps the stack safe. */
const maxDepth = 200;

/**
 * Parses UTF-8 JSON (RFC 8259), strictly: also refused are a byte order mark, invalid UTF-8,
 * nesting deeper than 200, a name twice in one object, and the name `__proto__`. Two readers
 * of such a document could understand different things.
 */
export function parseJsonLosslessly(bytes: Uint8Array): LosslessResult {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { refusal: 'The body is not valid UTF-8.' };
  }
  if (text.startsWith('\ufeff')) return { refusal: 'The body begins with a byte order mark.' };

  try {
    return { value: parseDocument(text) };
  } catch (error) {
    if (error instanceof JsonRefusal) return { refusal: error.message };
    throw error;
  }
}

class JsonRefusal extends Error {}

function parseDocument(text: string): LosslessJson {
  const cursor = { text, at: 0 };
  const value = parseValue(cursor, 0);
  skipSpace(cursor);
  if (cursor.at < text.length) refuse(cursor, 'Text follows the document');
  return value;
}

type Cursor = { readonly text: string; at: number };

function parseValue(cursor: Cursor, depth: number): LosslessJson {
  if (depth > maxDepth) refuse(cursor, `The document is nested deeper than ${maxDepth} levels`);
  skipSpace(cursor);
  const first = cursor.text[cursor.at];
  if (first === '{') return parseObject(cursor, depth);
  if (first === '[') return parseArray(cursor, depth);
  if (first === '"') return parseText(cursor);
  return parseScalar(cursor);
}

function parseObject(cursor: Cursor, depth: number): LosslessJson {
  const fields: Record<string, LosslessJson> = {};
  cursor.at += 1;
  if (take(cursor, '}')) return fields;
  do {
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== '"') refuse(cursor, 'A name is expected');
    const name = parseText(cursor);
    if (name === '__proto__') refuse(cursor, 'The name __proto__ is not accepted');
    if (Object.hasOwn(fields, name)) refuse(cursor, 'An object has the same name twice');
    if (!take(cursor, ':')) refuse(cursor, 'A colon is expected');
    fields[name] = parseValue(cursor, depth + 1);
  } while (take(cursor, ','));
  if (!take(cursor, '}')) refuse(cursor, 'A comma or the end of the object is expected');
  return fields;
}

function parseArray(cursor: Cursor, depth: number): LosslessJson {
  const items: LosslessJson[] = [];
  cursor.at += 1;
  if (take(cursor, ']')) return items;
  do {
    items.push(parseValue(cursor, depth + 1));
  } while (take(cursor, ','));
  if (!take(cursor, ']')) refuse(cursor, 'A comma or the end of the list is expected');
  return items;
}

function parseText(cursor: Cursor): string {
  const start = cursor.at;
  let end = start + 1;
  while (end < cursor.text.length && cursor.text[end] !== '"') {
    end += cursor.text[end] === '\\' ? 2 : 1;
  }
  cursor.at = end + 1;
  try {
    // The parser of the language knows the escapes; a text holds no numbers to lose.
    return JSON.parse(cursor.text.slice(start, end + 1)) as string;
  } catch {
    cursor.at = start;
    return refuse(cursor, 'A text is not well-formed');
  }
}

const literals: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false };
const scalar = /null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function parseScalar(cursor: Cursor): LosslessJson {
  scalar.lastIndex = cursor.at;
  const [written] = scalar.exec(cursor.text) ?? [];
  if (written === undefined) return refuse(cursor, 'A value is expected');

  cursor.at += written.length;
  return Object.hasOwn(literals, written) ? (literals[written] ?? null) : written;
}

function skipSpace(cursor: Cursor): void {
  while (' \t\n\r'.includes(cursor.text[cursor.at] ?? 'end')) cursor.at += 1;
}

function take(cursor: Cursor, character: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}

function refuse(cursor: Cursor, what: string): never {
  throw new JsonRefusal(`${what} (at character ${cursor.at + 1}).`);
}
