import { toSepaText } from '../sepa-text.ts';

/** Text, flush left in blanks and cut: the characters that every bank takes, which are those of SEPA, too. */
export const alphanumeric = (text: string, length: number): string =>
  toSepaText(text, length).padEnd(length, ' ');

/**
 * A number, flush right in zeros.
 *
 * @throws RangeError if it has more digits than the field: to cut one would change an amount.
 */
export function numeric(value: bigint | number, length: number): string {
  const digits = String(value);
  if (!/^\d+$/.test(digits) || digits.length > length) {
    throw new RangeError(`${digits} does not fit into ${length} digits of a NACHA file.`);
  }
  return digits.padStart(length, '0');
}

/** `YYYY-MM-DD` as `YYMMDD`. */
export const shortDay = (day: string): string => day.slice(2).replaceAll('-', '');
