import { carriageReturn, comma, quote } from './path-bytes.ts';

/** The fields of a row without their quotes; or which of them, counted from 0, is not one, and why. */
export type PathFields = readonly Uint8Array[] | { readonly field: number; readonly why: string };

type Field = { readonly content: Uint8Array; readonly end: number } | { readonly why: string };

/** Splits a row, without its line end, into its fields, as RFC 4180 quotes them. */
export function splitFields(row: Uint8Array): PathFields {
  const fields: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const field = row[at] === quote ? readQuoted(row, at + 1) : readPlain(row, at);
    if ('why' in field) return { field: fields.length, why: field.why };
    fields.push(field.content);
    if (field.end === row.length) return fields;
    at = field.end + 1;
  }
}

function readPlain(row: Uint8Array, from: number): Field {
  const found = row.indexOf(comma, from);
  const end = found < 0 ? row.length : found;
  const content = row.subarray(from, end);
  if (content.includes(quote)) {
    return { why: 'has a quote inside but does not begin with one: quote it whole' };
  }
  if (content.includes(carriageReturn)) {
    return { why: 'has a carriage return outside quotes: lines end in LF or CRLF' };
  }
  return { content, end };
}

function readQuoted(row: Uint8Array, from: number): Field {
  const content = new Uint8Array(row.length - from);
  let length = 0;
  for (let at = from; at < row.length; at += 1) {
    if (row[at] === quote) {
      const next = row[at + 1];
      if (next === undefined || next === comma) {
        return { content: content.subarray(0, length), end: at + 1 };
      }
      if (next !== quote) return { why: 'goes on after its closing quote: double a quote inside' };
      at += 1;
    }
    content[length] = row[at] as number;
    length += 1;
  }
  return { why: 'has a quote that is never closed' };
}
