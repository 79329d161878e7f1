import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  expandUtm,
  findUnknownPlaceholders,
  utmPlaceholders,
} from '../../../core/tracking/utm-template.ts';
import { aLink } from '../../support/factories/index.ts';

const placed = aLink({ campaignId: 'c7', contentId: 'reel 7', platform: 'tiktok' });

describe('expandUtm', () => {
  it.each([
    ['{creator}', 'mia'],
    ['{program}', 'spring'],
    ['{campaign}', 'c7'],
    ['{content}', 'reel 7'],
    ['{platform}', 'tiktok'],
    ['{slug}', 'mia-tent'],
    ['{subId}', 'story'],
    ['{sub1}/{sub2}', 'story/'],
    ['from {creator} on {platform}', 'from mia on tiktok'],
    ['{creator}{creator}', 'miamia'],
    ['no placeholder', 'no placeholder'],
  ])('makes %s to %s', (template, expected) => {
    const link = { ...placed, utm: { source: template } };

    expect(expandUtm(link, { sub1: 'story' })).toEqual({ source: expected });
  });

  it('leaves out a parameter of which nothing is left', () => {
    const link = aLink({ utm: { source: '{creator}', term: '{subId}', content: '{content}' } });

    expect(expandUtm(link)).toEqual({ source: 'mia' });
  });

  it('puts in what a sub-id says as it is, a placeholder in it, too', () => {
    const link = aLink({ utm: { term: '{sub1}' } });

    expect(expandUtm(link, { sub1: '{creator}' })).toEqual({ term: '{creator}' });
  });
});

describe('findUnknownPlaceholders', () => {
  it('knows every placeholder', () => {
    const template = utmPlaceholders.map((name) => `a{${name}}`).join('');

    expect(findUnknownPlaceholders(template)).toEqual([]);
  });

  it.each([
    ['{creatorName}', ['{creatorName}']],
    ['{creator}-{Creator}-{x y}', ['{Creator}', '{x y}']],
    ['{}', ['{}']],
    ['{{creator}}', ['{', '}']],
    ['a } b {', ['}', '{']],
    ['{toString}{constructor}', ['{toString}', '{constructor}']],
  ])('finds in %s %j', (template, expected) => {
    expect(findUnknownPlaceholders(template)).toEqual(expected);
  });

  it('lets no template pass of which a brace would be left', () => {
    const piece = fc.oneof(fc.constantFrom('{', '}', '{creator}', '{slug}', 'x'), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const utm = { source: pieces.join('') };
        fc.pre(findUnknownPlaceholders(utm.source).length === 0);

        expect(expandUtm(aLink({ utm })).source ?? '').not.toMatch(/[{}]/);
      }),
    );
  });
});
