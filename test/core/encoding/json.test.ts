import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import { decodeJson, encodeJson } from '../../../core/encoding/json.ts';

const leaves = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
);
const names = fc.string().filter((name) => name !== '$bigint' && name !== '__proto__');
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaves,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('encodeJson', () => {
  it('keeps amounts beyond what a float can hold', () => {
    const state = { owed: [{ minorUnits: 2n ** 70n + 1n }] };

    const text = encodeJson(state);

    expect(text).toBe('{"owed":[{"minorUnits":{"$bigint":"1180591620717411303425"}}]}');
    expect(decodeJson(text)).toEqual(state);
  });

  it('comes back as it was, whatever the data', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(decodeJson(encodeJson(value))).toEqual(value);
      }),
    );
  });

  it.each([[{ $bigint: '1' }], [{ deep: [Number.NaN] }], [Number.POSITIVE_INFINITY]])(
    'refuses %p, which would come back as something else',
    (value) => {
      expect(() => encodeJson(value)).toThrow(RangeError);
      expect(() => canonicalJson(value)).toThrow(RangeError);
    },
  );
});

describe('canonicalJson', () => {
  it('sorts fields at every depth, keeps arrays in place and drops what is undefined', () => {
    const value = { b: [{ z: 1n, a: undefined, '10': 1, '9': 2 }, undefined], a: 'x' };

    expect(canonicalJson(value)).toBe('{"a":"x","b":[{"10":1,"9":2,"z":{"$bigint":"1"}},null]}');
  });

  it('gives one text to equal data, in whatever order it was built', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, part]) => [name, reversed(part)]),
      );
    };

    fc.assert(
      fc.property(data, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(decodeJson(canonicalJson(value))).toEqual(value);
      }),
    );
  });
});
