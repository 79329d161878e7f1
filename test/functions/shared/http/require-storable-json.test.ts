import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../../core/encoding/canonical-json.ts';
import { requireStorableJson } from '../../../../functions/shared/http/require-storable-json.ts';

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

function isRefused(body: unknown): boolean {
  try {
    requireStorableJson(body);
    return false;
  } catch {
    return true;
  }
}

describe('requireStorableJson', () => {
  it('lets in exactly what can be written as canonical JSON', () => {
    const leaf = fc.oneof(fc.jsonValue(), fc.constantFrom(JSON.parse('1e400'), -Infinity));
    const name = fc.oneof(fc.string(), fc.constant('$bigint'));
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf))), (body) => {
        let isWritten = true;
        try {
          canonicalJson(body);
        } catch {
          isWritten = false;
        }
        expect(isRefused(body)).toBe(!isWritten);
      }),
    );
  });

  it.each([
    ['a text', { lines: [{ title: 'half \ud83d' }] }, ['lines', '0', 'title']],
    ['a name', { lines: [{ '\udc00': 1 }] }, ['lines', '0']],
  ])('refuses half a character in %s, which no table takes', (_, body, path) => {
    expect(() => requireStorableJson(body)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          status: 422,
          issues: [expect.objectContaining({ path })],
        }),
      }),
    );
    expect(isRefused({ lines: [{ title: 'whole 😀' }] })).toBe(false);
  });

  it('says where what cannot be written stands', () => {
    expect(() => requireStorableJson({ lines: [{ amount: Infinity }] })).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          status: 422,
          issues: [expect.objectContaining({ path: ['lines', '0', 'amount'] })],
        }),
      }),
    );
  });

  it.each([
    [200, false],
    [201, true],
    [400_000, true],
  ])('of %i levels: refused %p', (levels, expected) => {
    expect(isRefused(nested(levels))).toBe(expected);
  });
});
