import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isReservedSlug } from '../../../core/tracking/is-reserved-slug.ts';
import { shapeOfSlug } from '../../../core/tracking/slug-shape.ts';

describe('shapeOfSlug', () => {
  it.each([
    ['Mia', 'mia'],
    ['mia-10', 'MlA_IO'],
    ['corner', 'comer'],
    ['illinois', '1LL1NO1S'],
  ])('takes %s and %s for each other', (a, b) => {
    expect(shapeOfSlug(a)).toBe(shapeOfSlug(b));
  });

  it.each([
    ['mia', 'mia2'],
    ['mia-tent', 'miatent'],
    ['noa', 'nao'],
    ['s5', '55'],
  ])('tells %s from %s', (a, b) => {
    expect(shapeOfSlug(a)).not.toBe(shapeOfSlug(b));
  });

  it('does not depend on case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][\w-]{0,63}$/), (slug) => {
        expect(shapeOfSlug(slug.toUpperCase())).toBe(shapeOfSlug(slug.toLowerCase()));
      }),
    );
  });
});

describe('isReservedSlug', () => {
  it.each(['admin', 'ADMIN', 'Adm1n', 'l0gin', 'support', 'me'])('keeps %s', (slug) => {
    expect(isReservedSlug(slug)).toBe(true);
  });

  it.each(['mia', 'admin-mia', 'supporters', 'logins'])('gives away %s', (slug) => {
    expect(isReservedSlug(slug)).toBe(false);
  });
});
