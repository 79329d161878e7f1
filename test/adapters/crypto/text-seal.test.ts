import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textSeal } from '../../../adapters/crypto/text-seal.ts';
import { SealBrokenError } from '../../../core/privacy/text-seal.ts';

const first = textSeal({ current: 'k1', keys: { k1: 'the first master key' } });
const rotated = textSeal({
  current: 'k2',
  keys: { k1: 'the first master key', k2: 'the second master key' },
});
const later = textSeal({ current: 'k2', keys: { k2: 'the second master key' } });
const place = { merchantId: 'acme', purpose: 'payout-account' };
const iban = 'DE02120300000000202051';

describe('textSeal', () => {
  it('opens what it has sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(first.open(place, first.seal(place, text))).toBe(text);
      }),
    );
  });

  it('seals a value anew each time, and shows nothing of it', () => {
    const sealed = [first.seal(place, iban), first.seal(place, iban)];

    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.join()).not.toContain(iban.slice(4, 12));
  });

  it.each([
    ['another merchant', { ...place, merchantId: 'globex' }],
    ['another purpose', { ...place, purpose: 'tax-number' }],
  ])('opens for %s nothing', (_, other) => {
    const sealed = first.seal(place, iban);

    expect(() => first.open(other, sealed)).toThrow(SealBrokenError);
  });

  it('opens nothing of which a character was changed or left out', () => {
    const sealed = first.seal(place, iban);
    const forged = [...sealed].map((_, at) => {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      return `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    });
    const cut = [...sealed].map((_, at) => sealed.slice(0, at));

    // The last character may have bits that stand for nothing.
    for (const each of [...forged.slice(0, -1), ...cut]) {
      expect(() => first.open(place, each)).toThrow(SealBrokenError);
    }
  });

  it('opens what was sealed before a rotation as long as the key is kept', () => {
    const sealed = first.seal(place, iban);

    expect(rotated.open(place, sealed)).toBe(iban);
    expect(rotated.seal(place, iban)).toMatch(/^k2\./);
    expect(() => later.open(place, sealed)).toThrow(SealBrokenError);
  });

  it('knows equal values of a merchant by their fingerprints, also while keys are rotated', () => {
    const before = first.fingerprintsOf(place, iban);
    const since = rotated.fingerprintsOf(place, iban);

    expect(since).toEqual([expect.stringMatching(/^k2\./), ...before]);
    expect(first.fingerprintsOf(place, 'NL91ABNA0417164300')).not.toEqual(before);
    expect(first.fingerprintsOf({ ...place, merchantId: 'globex' }, iban)).not.toEqual(before);
  });
});
