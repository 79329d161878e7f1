import fc from 'fast-check';

export type WrittenRow = {
  readonly names: readonly string[];
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
};

export type WrittenPathFile = { readonly text: string; readonly rows: readonly WrittenRow[] };

const asciiSpaceAround = /^[\t-\r ]+|[\t-\r ]+$/g;

/** Names that need quotes, hold line breaks, look like each other, or are no ASCII; and any others. */
const names = fc.oneof(
  fc.constantFrom(
    'a',
    'A',
    'Paid Search',
    'x,y',
    'say "hi"',
    'two\r\nlines',
    'café',
    '\ufeffa',
    '創作者',
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replaceAll('>', '').replace(asciiSpaceAround, ''))
    .filter((text) => text !== ''),
);
const numbers = fc.oneof(
  fc.nat({ max: 20 }),
  fc.nat(),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  fc.nat({ max: 1_000_000 }).map((cents) => cents / 100),
);
const rows = fc.record({
  names: fc.array(names, { minLength: 1, maxLength: 6 }),
  conversions: numbers,
  value: numbers,
  nulls: numbers,
});
const styles = fc.record({
  order: fc.shuffledSubarray(
    ['path', 'total_conversions', 'total_conversion_value', 'total_null'],
    {
      minLength: 4,
    },
  ),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\ufeff'),
  lastLineEnd: fc.boolean(),
  /** Which fields are quoted that need not be, and how much space is around names, both in turn. */
  quoted: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  spaces: fc.array(fc.constantFrom('', ' ', '  ', '\t'), { minLength: 1, maxLength: 5 }),
});

/** Path files as anybody may write them, with what they say. */
export const arbitraryPathFile: fc.Arbitrary<WrittenPathFile> = fc
  .record({ rows: fc.array(rows, { maxLength: 12 }), style: styles })
  .map(({ rows: written, style }) => {
    let field = 0;
    let gap = 0;
    const inTurn = <Item>(items: readonly Item[], turn: number) =>
      items[turn % items.length] as Item;
    const space = () => inTurn(style.spaces, gap++);
    const quote = (text: string) =>
      inTurn(style.quoted, field++) || /[",\r\n]/.test(text)
        ? `"${text.replaceAll('"', '""')}"`
        : text;
    const fieldsOf = (row: WrittenRow): Readonly<Record<string, string>> => ({
      path: row.names.map((name) => `${space()}${name}${space()}`).join('>'),
      total_conversions: String(row.conversions),
      total_conversion_value: String(row.value),
      total_null: String(row.nulls),
    });
    const lines = [
      style.order.map(quote),
      ...written.map((row) => style.order.map((column) => quote(fieldsOf(row)[column] ?? ''))),
    ].map((fields) => fields.join(','));
    const end = style.lastLineEnd ? style.lineEnd : '';
    return { rows: written, text: style.mark + lines.join(style.lineEnd) + end };
  });
