/** A row of a table, and the line on which it begins, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** The text is no CSV; the message says where. */
export class CsvError extends Error {
  constructor(line: number, what: string) {
    super(`Line ${line}: ${what}`);
    this.name = 'CsvError';
  }
}

/**
 * Reads RFC 4180: cells in quotes may hold commas, quotes (doubled) and line ends. A byte order mark and empty lines are passed
 * over.
 *
 * @throws CsvError for a quote that is not closed, or text behind one that is.
 */
export function readCsv(text: string): CsvRow[] {
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  const rows: CsvRow[] = [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let begin = 1;
  let cells: string[] = [];
  for (pattern.lastIndex = start; pattern.lastIndex < text.length || cells.length > 0; ) {
    const found = pattern.exec(text);
    if (found === null)
      throw new CsvError(line, 'A quote is not closed, or something stands behind one.');
    const [whole, quoted, plain = '', end = ''] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === ',') continue;
    if (cells.some((cell) => cell !== '')) rows.push({ line: begin, cells });
    cells = [];
    begin = line;
    if (end === '') break;
  }
  return rows;
}
