import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateJourneys } from '../../../../bench/generate-journeys.ts';
import { PathFileError } from '../../../../core/attribution/paths/path-file-error.ts';
import { openPathReader } from '../../../../core/attribution/paths/path-reader.ts';
import { arbitraryPathFile, type WrittenRow } from '../../../support/arbitrary-path-file.ts';

const header = 'path,total_conversions,total_conversion_value,total_null';
const encode = (text: string) => new TextEncoder().encode(text);

function readPieces(pieces: Iterable<Uint8Array>): WrittenRow[] {
  const ids: { channels: number[]; row: Omit<WrittenRow, 'names'> }[] = [];
  const reader = openPathReader(({ channels, length, conversions, value, nulls }) => {
    ids.push({ channels: [...channels.subarray(0, length)], row: { conversions, value, nulls } });
  });
  for (const piece of pieces) {
    reader.push(piece);
    // Whoever pushes may use the same memory for the next piece.
    piece.fill(0x3f);
  }
  reader.end();
  expect(reader.rows).toBe(ids.length);
  // Every name that a path holds has one id, in the order of first appearance, and nothing else has.
  expect([...new Set(ids.flatMap(({ channels }) => channels))]).toEqual([
    ...reader.channels.keys(),
  ]);
  expect(new Set(reader.channels).size).toBe(reader.channels.length);
  return ids.map(({ channels, row }) => ({
    names: channels.map((id) => reader.channels[id] ?? ''),
    ...row,
  }));
}

const read = (text: string) => readPieces([encode(text)]);

function refusalOf(act: () => unknown): { line: number; why: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof PathFileError) return { line: error.line, why: error.why };
    throw error;
  }
  throw new Error('The file was read.');
}

/** Cuts bytes at the places that the fractions say, and answers copies of the pieces. */
function cut(bytes: Uint8Array, fractions: readonly number[]): Uint8Array[] {
  const places = fractions.map((fraction) => Math.floor(fraction * bytes.length));
  const ends = [...places.toSorted((a, b) => a - b), bytes.length];
  return ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
}

const fractions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
const oneByOne = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte));

describe('openPathReader', () => {
  it('reads what was written, however it is quoted, spaced, ordered and ended', () => {
    fc.assert(
      fc.property(arbitraryPathFile, ({ text, rows }) => {
        expect(read(text)).toEqual(rows);
      }),
    );
  });

  it('does not mind where the bytes are cut', () => {
    fc.assert(
      fc.property(arbitraryPathFile, fractions, ({ text, rows }, cuts) => {
        expect(readPieces(cut(encode(text), cuts))).toEqual(rows);
        expect(readPieces(oneByOne(encode(text)))).toEqual(rows);
      }),
    );
  });

  it('refuses the same damage with the same words, wherever the bytes are cut', () => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      byte: fc.oneof(fc.constantFrom(...encode('",>\r\n-x. 0')), fc.nat({ max: 255 })),
    });
    const outcome = (pieces: Iterable<Uint8Array>) => {
      try {
        return readPieces(pieces);
      } catch (error) {
        return error instanceof PathFileError ? error.message : error;
      }
    };

    fc.assert(
      fc.property(arbitraryPathFile, damage, fractions, ({ text }, { at, byte }, cuts) => {
        const bytes = encode(text);
        bytes[Math.floor(at * bytes.length)] = byte;
        const whole = outcome([bytes.slice()]);

        expect(outcome(cut(bytes, cuts))).toEqual(whole);
        expect(outcome(oneByOne(bytes))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  it('reads or refuses a field that is hardly a number alike, wherever the bytes are cut', () => {
    const parts = ['', '.', '-', '+', '1', '1.', '.5', 'e', 'E', 'e5', '1e400', '00', ' ', '\t'];
    const field = fc
      .array(fc.constantFrom(...parts), { maxLength: 3 })
      .map((some) => some.join(''));
    const outcome = (pieces: Iterable<Uint8Array>) => {
      try {
        return readPieces(pieces);
      } catch (error) {
        return error instanceof PathFileError ? error.message : error;
      }
    };

    fc.assert(
      fc.property(fc.tuple(field, field, field), fractions, (fields, cuts) => {
        const row = `A,${fields.join(',')}`;
        const bytes = encode(`${header}\n${row}\nB,2,3,1\n`);
        const whole = outcome([bytes.slice()]);

        expect(outcome(cut(bytes, cuts))).toEqual(whole);
        expect(outcome(oneByOne(bytes))).toEqual(whole);
        // Only the careful reader reads a last row without an end.
        const last = outcome([encode(`${header}\n${row}`)]);
        expect(last).toEqual(Array.isArray(whole) ? whole.slice(0, 1) : whole);
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads generated journeys as a naive reading does', () => {
    const text = [...generateJourneys({ journeys: 3_000, channels: 300, seed: 7 })].join('');
    const naive = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [path = '', ...numbers] = line.split(',');
        const [conversions = 0, value = 0, nulls = 0] = numbers.map(Number);
        return { names: path.split('>').map((name) => name.trim()), conversions, value, nulls };
      });

    expect(read(text)).toEqual(naive);
    expect(naive).toHaveLength(3_000);
  });

  it('reads a decimal as the double next to it', () => {
    const digits = fc.oneof(
      fc.stringMatching(/^\d{1,22}(\.\d{0,25})?([eE][+-]?\d{1,2})?$/),
      fc.stringMatching(/^0?\.0{10,30}\d{1,9}$/),
    );
    fc.assert(
      fc.property(digits, (written) => {
        expect(read(`${header}\na,1,${written},0\n`)[0]?.value).toBe(Number(written));
      }),
    );
  });

  it.each([
    ['drops empty names and white space around names', ' > a>> b c >\t>', ['a', 'b c']],
    [
      'tells names apart by case, accent and spaces inside',
      'a > A > á > a b > a  b',
      ['a', 'A', 'á', 'a b', 'a  b'],
    ],
    [
      'tells names apart whose hashes are the same',
      'costarring > liquid',
      ['costarring', 'liquid'],
    ],
    ['knows a name again', 'a > b > a', ['a', 'b', 'a']],
    ['takes a comma and a doubled quote inside quotes', '"a, ""b"" > c"', ['a, "b"', 'c']],
    ['takes a line break inside quotes', '"a >\r\nb"', ['a', 'b']],
  ])('%s', (_, path, names) => {
    expect(read(`${header}\n${path},1,2,3\n`)).toEqual([
      { names, conversions: 1, value: 2, nulls: 3 },
    ]);
  });

  it('reads a file without nulls, and one with the numbers that R puts before its rows', () => {
    const text =
      '"","path","total_conversions","total_conversion_value"\n"1","a > b",1e+05,.5\n2,a,3.,0\n';

    expect(read(text)).toEqual([
      { names: ['a', 'b'], conversions: 100_000, value: 0.5, nulls: 0 },
      { names: ['a'], conversions: 3, value: 0, nulls: 0 },
    ]);
  });

  it('skips blank lines, and takes a last line without end', () => {
    expect(read(`${header}\n\r\na,1,2,3\n\nb,4,5,6`)).toHaveLength(2);
    expect(refusalOf(() => read(`${header}\n\n\na,x,2,3\n`)).line).toBe(4);
  });

  it('keeps thousands of names apart', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `creator-${index}`);
    const lines = many.map((name) => `${name} > ${name},1,0,0`);

    const rows = read([header, ...lines, ...lines].join('\n'));

    expect(rows.map(({ names }) => names[1])).toEqual([...many, ...many]);
  });

  it.each([
    ['too few columns', 'a,1,2', 'The row has 3 columns, the header 4; the row is "a,1,2".'],
    ['too many columns', 'a,b,1,2,3', 'The row has 5 columns, the header 4'],
    ['no name', ' > ,1,2,3', 'path is " > "; it must name a channel.'],
    ['an empty path', ',1,2,3', 'path is "";'],
    ['a missing number', 'a,,2,3', 'total_conversions is "";'],
    ["R's word for a missing number", 'a,1,NA,3', 'total_conversion_value is "NA";'],
    [
      'a negative number',
      'a,1,2,-3',
      'total_null is "-3"; it must be a decimal number, finite and not negative.',
    ],
    ['a hexadecimal number', 'a,0x10,2,3', 'total_conversions is "0x10";'],
    ['an infinite number', 'a,1,Infinity,3', 'total_conversion_value is "Infinity";'],
    ['a number beyond all doubles', 'a,1,1e999,3', 'total_conversion_value is "1e999";'],
    ['thousands with a comma', 'a,1,"1,000",3', 'total_conversion_value is "1,000";'],
    ['a point alone', 'a,.,2,3', 'total_conversions is ".";'],
    ['a quoted point alone', 'a,1,".",3', 'total_conversion_value is ".";'],
    ['a point alone in the end', 'a,1,2,.', 'total_null is ".";'],
    ['two points', 'a,1,1.2.3,3', 'total_conversion_value is "1.2.3";'],
    [
      'a very long number that is none',
      `a,1,${'9'.repeat(500_000)}x,3`,
      'total_conversion_value is "9999',
    ],
    [
      'a quote inside a plain field',
      'a"b,1,2,3',
      'path has a quote inside but does not begin with one: quote it whole; the row is "a\\"b,1,2,3".',
    ],
    ['text after a closing quote', '"a"b,1,2,3', 'path goes on after its closing quote'],
    [
      'a quote that is never closed',
      'a,"1,2,3',
      'total_conversions has a quote that is never closed',
    ],
    ['a lone carriage return', 'a\rb,1,2,3', 'path has a carriage return outside quotes'],
    [
      'more touches than a journey has',
      `${'a>'.repeat(10_001)},1,2,3`,
      'path has more than 10000 touches, the limit.',
    ],
    [
      'an endless row',
      `${'a'.repeat(2 ** 21)},1,2,3`,
      'The row is longer than 1048576 bytes, the limit',
    ],
  ])('names the line of a row with %s, and says why', (_, row, why) => {
    const text = `${header}\r\n"a >\n b",1,2,3\r\na,1,2,3\r\n${row}\r\na,x,x,x\r\n`;

    const refusal = refusalOf(() => read(text));

    expect(refusal).toEqual({ line: 5, why: expect.stringContaining(why) });
    expect(refusal.why.length).toBeLessThan(250);
  });

  it('refuses a name that is not UTF-8, as old spreadsheets write it', () => {
    const bytes = Buffer.from(`${header}\na,1,2,3\ncaf\u00e9,1,2,3\n`, 'latin1');

    expect(refusalOf(() => readPieces([bytes]))).toEqual({
      line: 3,
      why: expect.stringContaining('not UTF-8'),
    });
  });

  it.each([
    ['nothing', '', 'The file is empty'],
    ['only blank lines', '\n\n', 'The file is empty'],
    [
      'no header',
      'a > b,1,2,3\n',
      'The header must name path and total_conversions and total_conversion_value; it names "a > b", "1"',
    ],
    ['a column missing', 'path,total_conversions\n', 'must name total_conversion_value'],
    [
      'a column misspelt',
      `${header}s\n`,
      'names "total_nulls"; the columns are path, total_conversions',
    ],
    ['a column twice', `${header},path\n`, 'names path twice'],
    ['semicolons', `${header.replaceAll(',', ';')}\n`, 'it names "path;total_conversions'],
  ])('refuses a file with %s', (_, text, why) => {
    expect(refusalOf(() => read(text)).why).toContain(why);
  });

  it.each([
    ['gzip', [0x1f, 0x8b, 0x08], 'compressed with gzip; decompress it first'],
    ['a spreadsheet', [0x50, 0x4b, 0x03, 0x04], 'a zip archive or a spreadsheet'],
    ['UTF-16', [0xff, 0xfe, 0x70, 0x00], 'UTF-16; save it as UTF-8'],
  ])('says what it is that is no text: %s', (_, start, why) => {
    const short = [Uint8Array.from([...start, 0x0a, 0x00])];
    const endless = [Uint8Array.from(start), new Uint8Array(2 ** 21)];

    expect(refusalOf(() => readPieces(short)).why).toContain(why);
    expect(refusalOf(() => readPieces(endless)).why).toContain(why);
  });
});
