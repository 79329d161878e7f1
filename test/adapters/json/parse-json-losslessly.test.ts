import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonLosslessly } from '../../../adapters/json/parse-json-losslessly.ts';

const parse = (text: string) => parseJsonLosslessly(new TextEncoder().encode(text));

/** The language's own parser, with numbers as it writes them. */
const reference = (text: string): unknown =>
  JSON.parse(text, (_, part: unknown) => (typeof part === 'number' ? JSON.stringify(part) : part));

describe('parseJsonLosslessly', () => {
  it('keeps every number as its source text', () => {
    const text = '{"id":820982911946154508,"amount":12.10,"list":[-0.5e+3,0,1E400]}';

    expect(parse(text)).toEqual({
      value: { id: '820982911946154508', amount: '12.10', list: ['-0.5e+3', '0', '1E400'] },
    });
  });

  it('agrees with the language on every document', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        fc.pre(!text.includes('"__proto__"'));

        expect(parse(text)).toEqual({ value: reference(text) });
      }),
    );
  });

  it('agrees with the language on what is a text', () => {
    const text = '["\\u00e9\\ud83d\\ude00\\n\\"\\\\\\/", "žluťoučký 🐴"]';

    expect(parse(text)).toEqual({ value: reference(text) });
  });

  it('does not take a field for one that every object has', () => {
    expect(parse('{"constructor":1,"toString":null}')).toEqual({
      value: { constructor: '1', toString: null },
    });
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n '],
    ['half a document', '{"id":'],
    ['two documents', '{} {}'],
    ['a trailing comma', '[1,]'],
    ['a leading zero', '[01]'],
    ['a bare minus', '[-]'],
    ['NaN', '[NaN]'],
    ['a comment', '[1] // one'],
    ['single quotes', "['a']"],
    ['a name without quotes', '{id:1}'],
    ['a line break in a text', '["a\nb"]'],
    ['an unknown escape', '["\\x41"]'],
    ['an open text', '["a'],
    ['an open escape', '["a\\'],
    ['a name twice', '{"id":1,"id":2}'],
    ['a name twice, spelled differently', '{"id":1,"\\u0069d":2}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['a byte order mark', '\ufeff{}'],
    ['a no-break space', '\u00a0{}'],
    ['nesting of 10,000', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('refuses %s', (_, text) => {
    expect(parse(text)).toHaveProperty('refusal');
  });

  it('accepts nesting up to its limit', () => {
    expect(parse(`${'['.repeat(201)}${']'.repeat(201)}`)).toHaveProperty('value');
    expect(parse(`${'['.repeat(202)}${']'.repeat(202)}`)).toHaveProperty('refusal');
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(parseJsonLosslessly(Buffer.from([0x22, 0xff, 0x22]))).toHaveProperty('refusal');
    expect(parseJsonLosslessly(Buffer.from([0x22, 0xc0, 0x80, 0x22]))).toHaveProperty('refusal');
  });
});
