/** A cell that holds a text, or an amount that is written as it is. */
export type CsvCell = string | { readonly amount: string };

/**
 * Writes rows as RFC 4180: CRLF after each, quotes only where they are needed.
 *
 * A text that a spreadsheet would run as a formula gets a single quote before it (OWASP ASVS
 * 1.2.10); an amount never does, because `-5.00` must stay a number.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell.amount;

  const harmless = /^[=+\-@\t\r\0]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
