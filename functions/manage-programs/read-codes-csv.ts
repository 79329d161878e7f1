import { splitFields } from '../../core/attribution/paths/reading/path-fields.ts';
import { openRowEndFinder } from '../../core/attribution/paths/reading/path-row-end.ts';
import { type CodeColumn, codeColumns, requiredCodeColumns } from './code-columns.ts';

/** A row of a table of codes, by the line on which it begins; empty fields are left out. */
export type CodeLine = { readonly line: number } & (
  | { readonly fields: Readonly<Partial<Record<CodeColumn, string>>> }
  | { readonly why: string }
);

/** Each is looked up and written while the caller waits. */
const maxLines = 1_000;

/**
 * Reads a table of codes (RFC 4180) with a header of the columns that the export has, in any order; `code`, `program_id` and
 * `creator_id` have to be there.
 *
 * @returns a sentence if it is no such table.
 */
export function readCodesCsv(text: string): CodeLine[] | { readonly why: string } {
  const [header, ...rows] = splitRows(new TextEncoder().encode(text.replace(/^\ufeff/, '')));
  const columns = header === undefined ? { why: 'The CSV is empty.' } : readHeader(header.row);
  if ('why' in columns) return columns;
  if (rows.length === 0) return { why: 'The CSV has a header and no codes.' };
  if (rows.length > maxLines) {
    return {
      why: `The CSV has more than ${maxLines} codes; send it in parts, each with the header.`,
    };
  }
  return rows.map(({ line, row }) => ({ line, ...readRow(row, columns.names) }));
}

type Row = { readonly line: number; readonly row: Uint8Array };

/** Lines are counted from 1; those that are empty are left out. */
function splitRows(bytes: Uint8Array): Row[] {
  const finder = openRowEndFinder();
  const rows: Row[] = [];
  let line = 1;
  for (let from = 0; from < bytes.length; ) {
    const found = finder.find(bytes, from, bytes.length);
    const end = found < 0 ? bytes.length : found;
    const row = bytes.subarray(from, bytes[end - 1] === 0x0d && end > from ? end - 1 : end);
    if (row.length > 0) rows.push({ line, row });
    line += bytes.subarray(from, end + 1).filter((byte) => byte === 0x0a).length;
    from = end + 1;
  }
  return rows;
}

function readTexts(row: Uint8Array): readonly string[] | { readonly why: string } {
  const fields = splitFields(row);
  if ('why' in fields) return { why: `Field ${fields.field + 1} ${fields.why}.` };
  return fields.map((field) => new TextDecoder().decode(field).trim());
}

function readHeader(row: Uint8Array): { names: readonly CodeColumn[] } | { why: string } {
  const names = readTexts(row);
  if ('why' in names) return names;
  const unknown = names.filter((name) => !isColumn(name));
  if (unknown.length > 0) {
    return {
      why: `The header names ${unknown.join(', ')}; the columns are ${codeColumns.join(', ')}.`.slice(
        0,
        400,
      ),
    };
  }
  const missing = requiredCodeColumns.filter((name) => !names.includes(name));
  if (missing.length > 0) return { why: `The header must name ${missing.join(', ')}.` };
  if (new Set(names).size < names.length) return { why: 'The header names a column twice.' };
  return { names: names.filter(isColumn) };
}

function isColumn(name: string): name is CodeColumn {
  return (codeColumns as readonly string[]).includes(name);
}

function readRow(row: Uint8Array, names: readonly CodeColumn[]) {
  const texts = readTexts(row);
  if ('why' in texts) return texts;
  if (texts.length !== names.length) {
    return { why: `The row has ${texts.length} fields and the header ${names.length}.` };
  }
  const entries = names.map((name, place) => [name, withoutEscape(texts[place] ?? '')] as const);
  return { fields: Object.fromEntries(entries.filter(([, text]) => text !== '')) };
}

/** What an export has put before a text that a spreadsheet would run. */
function withoutEscape(text: string): string {
  return text.replace(/^'(?=[=+\-@])/, '');
}
