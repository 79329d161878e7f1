import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { nameProspect } from '../../../core/growth/name-prospect.ts';
import { normaliseHandle } from '../../../core/growth/normalise-handle.ts';
import { slugOfHandle } from '../../../core/growth/slug-of-handle.ts';
import { isSlug } from '../../../core/tracking/slug.ts';

describe('normaliseHandle', () => {
  it.each([
    ['instagram', '@Mia.Mountain', 'mia.mountain'],
    ['instagram', ' https://www.instagram.com/Mia.Mountain/?hl=en ', 'mia.mountain'],
    ['tiktok', 'tiktok.com/@mia_m', 'mia_m'],
    ['youtube', 'https://m.youtube.com/@Mia-M', 'mia-m'],
    ['x', 'https://twitter.com/mia', 'mia'],
  ] as const)('reads on %s %s as %s', (platform, written, handle) => {
    expect(normaliseHandle(platform, written)).toEqual({ platform, handle });
  });

  it.each([
    ['instagram', ''],
    ['instagram', 'mia mountain'],
    ['instagram', 'mia..m'],
    ['instagram', 'https://tiktok.com/@mia'],
    ['x', 'a-handle-with-dashes'],
    ['x', 'sixteen_letters_'],
    ['twitch', '<script>'],
  ] as const)('takes on %s "%s" for none', (platform, written) => {
    expect(normaliseHandle(platform, written)).toBeUndefined();
  });
});

describe('slugOfHandle', () => {
  it.each([
    ['mia.mountain', 1, 'mia-mountain'],
    ['mia.mountain', 2, 'mia-mountain-2'],
    ['__', 1, 'creator'],
  ])('makes of %s at try %d %s', (handle, attempt, slug) => {
    expect(slugOfHandle(handle, attempt)).toBe(slug);
    expect(isSlug(slug)).toBe(true);
  });
});

describe('nameProspect', () => {
  const handle = { platform: 'instagram', handle: 'anna' } as const;
  const owner = { merchantId: 'acme', programId: 'spring', personHashes: ['k1:b', 'k1:a'], handle };
  const proven = { ...owner, identity: 'proven' } as const;
  const claimed = { ...owner, identity: 'claimed' } as const;

  it('comes to one prospect of a proven person, whatever the handle and the order of the hashes', () => {
    const id = nameProspect(proven, [], sha256);
    const other = { platform: 'tiktok', handle: 'else' } as const;

    expect(
      nameProspect({ ...proven, handle: other, personHashes: ['k1:a', 'k1:b'] }, [], sha256),
    ).toBe(id);
  });

  it('finds the proven prospect that a further hash leads to', () => {
    const found = [
      { prospectId: 'known', programId: 'spring', identity: 'proven', personHashes: ['k1:b'] },
    ] as const;

    expect(nameProspect(proven, found, sha256)).toBe('known');
    expect(nameProspect({ ...proven, programId: 'autumn' }, found, sha256)).not.toBe('known');
  });

  it('keeps what is claimed apart: from the proven person, and from another claim', () => {
    const found = [
      { prospectId: 'known', programId: 'spring', identity: 'proven', personHashes: ['k1:a'] },
    ] as const;
    const id = nameProspect(claimed, found, sha256);
    const other = { platform: 'instagram', handle: 'somebody' } as const;

    expect(id).not.toBe('known');
    expect(nameProspect({ ...claimed, handle: other }, found, sha256)).not.toBe(id);
  });

  it('refuses a prospect whom nobody could find again', () => {
    expect(() => nameProspect({ ...proven, personHashes: [] }, [], sha256)).toThrow(RangeError);
  });
});
