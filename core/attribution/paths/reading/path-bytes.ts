/** The bytes that mean something in a path file; all others belong to names and numbers. */
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quote = 0x22;
export const comma = 0x2c;
export const greaterThan = 0x3e;

/** White space around the names of a path is not part of them; a quoted path may hold line breaks. */
export function isWhiteSpace(byte: number): boolean {
  return byte === space || (byte >= tab && byte <= carriageReturn);
}

/** What can follow a field that holds none of these: its own end, or that of its quotes. */
export function isFieldEnd(byte: number): boolean {
  return byte === comma || byte === lineFeed || byte === carriageReturn || byte === quote;
}
