import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findHandles, findHashtags, findLinks, findTextParts } from '../../../core/social/index.ts';

describe('findLinks', () => {
  it.each([
    ['ends an address before the full stop', 'See https://a.example/x.', ['https://a.example/x']],
    ['keeps a query', 'https://a.example/?q=1&r=2, ok', ['https://a.example/?q=1&r=2']],
    [
      'keeps a bracket that was opened in it',
      '(https://a.example/b_(c))',
      ['https://a.example/b_(c)'],
    ],
    [
      'knows a link without a scheme by its path',
      'twitter.com/Ninja',
      ['https://twitter.com/Ninja'],
    ],
    ['takes a name with a dot for no link', 'Made by brand.com and v1.2/3', []],
    ['takes an address of mail for no link', 'me@a.example/x', []],
    ['says each once', 'https://a.example https://a.example', ['https://a.example']],
    ['stops at Japanese punctuation', 'https://a.example/x。次', ['https://a.example/x']],
  ])('%s', (_, text, links) => {
    expect(findLinks(text)).toEqual(links);
  });
});

describe('findHashtags', () => {
  it.each([
    ['any script', '#werbung #広告 #публикация', ['werbung', '広告', 'публикация']],
    ['the full-width sign', '＃PR です', ['PR']],
    ['no fragment of an address', 'https://a.example/#ad page#ad', []],
    ['no number', 'We are #1', []],
    ['one that follows punctuation', '(#ad) …#spon', ['ad', 'spon']],
  ])('knows %s', (_, text, hashtags) => {
    expect(findHashtags(text)).toEqual(hashtags);
  });
});

describe('findHandles', () => {
  it.each([
    [
      'handles with dots, not the full stop',
      'With @mia.mountain. And @x_y!',
      ['mia.mountain', 'x_y'],
    ],
    ['no address of mail', 'mail mia@shop.example', []],
  ])('knows %s', (_, text, handles) => {
    expect(findHandles(text)).toEqual(handles);
  });
});

describe('findTextParts', () => {
  it('ends in time and finds only what stands in the text, whatever the text is', () => {
    const pieces = fc.constantFrom('#', '@', 'a.', 'https://', '/', 'ad', ' ', '(', ')', '…', '広');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
        const text = parts.join('');
        const { hashtags, mentions } = findTextParts(text);

        for (const tag of hashtags) expect(text).toContain(`#${tag}`);
        for (const handle of mentions) expect(text).toContain(`@${handle}`);
      }),
    );
  });
});
