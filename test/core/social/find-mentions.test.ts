import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findMentions,
  findTextParts,
  type ProgramMarks,
  type SocialContent,
} from '../../../core/social/index.ts';

const marks: ProgramMarks = {
  linkHosts: ['go.shop.example', 'localhost:4000'],
  slugs: [
    { slug: 'mia-camps', creatorId: 'mia', programId: 'spring' },
    { slug: 'ben', creatorId: 'ben', programId: 'spring', campaignId: 'camp' },
  ],
  codes: [
    { code: 'MIA10', creatorId: 'mia', programId: 'spring' },
    { code: 'BEN', creatorId: 'ben', programId: 'spring' },
  ],
  brandHandles: [{ platform: 'instagram', handle: 'northpeak' }],
  brandHashtags: ['NorthpeakCamp'],
};

function post(text: string, more: Partial<SocialContent> = {}): SocialContent {
  return { platform: 'instagram', contentId: '1', text, ...findTextParts(text), ...more };
}

describe('links', () => {
  it.each([
    ['https://go.shop.example/r/mia-camps', 'mia'],
    ['https://go.shop.example/r/MIA-Camps/?s1=reel', 'mia'],
    ['go.shop.example/r/ben', 'ben'],
    ['http://localhost:4000/r/ben', 'ben'],
    ['https://other.example/r/ben', undefined],
    ['https://go.shop.example.evil.example/r/ben', undefined],
    ['https://go.shop.example/r/unknown', undefined],
    ['https://go.shop.example/x/r/ben', undefined],
  ])('%s is of %s', (link, creatorId) => {
    const [mention] = findMentions(post(`Look: ${link}`), marks);

    expect(mention && 'creatorId' in mention ? mention.creatorId : undefined).toBe(creatorId);
  });

  it('are found once', () => {
    const text = 'https://go.shop.example/r/ben https://go.shop.example/r/ben?s1=a';

    expect(findMentions(post(text), marks)).toEqual([
      {
        ...{ kind: 'link', slug: 'ben', url: 'https://go.shop.example/r/ben' },
        ...{ creatorId: 'ben', programId: 'spring', campaignId: 'camp' },
      },
    ]);
  });

  it('are found behind short ones, where the platform says where they lead', () => {
    const links = ['https://go.shop.example/r/mia-camps'];

    expect(findMentions(post('https://t.co/a', { links }), marks)).toHaveLength(1);
  });
});

describe('codes', () => {
  it.each([
    ['With MIA10 you save', true],
    ['code:MIA10!', true],
    ['mia10', true],
    ['#MIA10', true],
    ['コードMIA10で', true],
    ['MIA100', false],
    ['XMIA10', false],
    ['MIA10-B', false],
    ['@mia10', false],
    ['https://a.example/mia10x', false],
    ['https://a.example/discount/MIA10', true],
    ['https://a.example/?coupon=mia10', true],
  ])('in "%s" are found: %s', (text, isFound) => {
    expect(findMentions(post(text), marks).some(({ kind }) => kind === 'code')).toBe(isFound);
  });

  it.each([
    ['Ben and I went up', false],
    ['ben', false],
    ['Use BEN today', true],
    ['BENJAMIN', false],
  ])('of letters alone stand in "%s" only as they are spelt: %s', (text, isFound) => {
    expect(findMentions(post(text), marks).some(({ kind }) => kind === 'code')).toBe(isFound);
  });

  it('are found in a title', () => {
    expect(findMentions(post('', { title: 'Save with MIA10' }), marks)).toEqual([
      { kind: 'code', code: 'MIA10', where: 'text', creatorId: 'mia', programId: 'spring' },
    ]);
  });

  it('are found wherever they stand between spaces', () => {
    const noise = fc.stringMatching(/^[a-z .,!\n]{0,40}$/);
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const found = findMentions(post(`${before} MIA10 ${after}`), marks);
        expect(found).toContainEqual(expect.objectContaining({ code: 'MIA10', where: 'text' }));
      }),
    );
  });
});

describe('handles and hashtags', () => {
  it('of the brand are found on their platform, whatever their case', () => {
    const text = 'With @NorthPeak at #northpeakcamp';

    expect(findMentions(post(text), marks)).toEqual([
      { kind: 'handle', handle: 'northpeak' },
      { kind: 'hashtag', hashtag: 'NorthpeakCamp' },
    ]);
    expect(findMentions(post(text, { platform: 'x' }), marks)).toEqual([
      { kind: 'hashtag', hashtag: 'NorthpeakCamp' },
    ]);
  });
});
