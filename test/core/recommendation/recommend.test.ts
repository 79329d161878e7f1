import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recommendCreators, recommendProducts } from '../../../core/recommendation/recommend.ts';
import type { SoldLine } from '../../../core/recommendation/sold-line.ts';

const aLine = (changes: Partial<SoldLine> = {}): SoldLine => ({
  ...{ productId: 'tent', title: 'Canvas tent', categories: ['Camping'], pieces: 1 },
  creatorIds: [],
  ...changes,
});
const lipstick = { productId: 'lipstick', title: 'Red lipstick', categories: ['Beauty'] };

const lines = [
  aLine({ pieces: 30, creatorIds: ['mia'] }),
  aLine({ productId: 'stove', title: 'Gas stove', pieces: 10 }),
  aLine({ ...lipstick, pieces: 60, creatorIds: ['zoe'] }),
];

describe('recommendProducts', () => {
  it('puts first what is in the category that the creator sells more of than the program', () => {
    const [first, second, third] = recommendProducts({ creatorId: 'mia', content: '' }, lines);

    expect([first, second, third].map((fit) => fit?.product.productId)).toEqual([
      ...['tent', 'stove', 'lipstick'],
    ]);
    // (30 + 20 x 40/100) / (30 + 20), by 40/100: a lift of 1.9, so 900 of 3,000 above 1.
    expect(first).toMatchObject({
      score: 180,
      ownPieces: 30,
      parts: [{ part: 'category', points: 180 }, { part: 'words' }],
    });
    expect(third).toMatchObject({ score: 0 });
  });

  it('counts the words of the product that the content has', () => {
    const fits = recommendProducts({ creatorId: 'new', content: 'My TENTS in the rain' }, lines);

    // tent, of canvas, tent and camping.
    expect(fits[0]).toMatchObject({ product: { productId: 'tent' }, score: 133 });
    expect(fits[0]?.parts[0]).not.toHaveProperty('points');
  });

  it('lets one sale decide little', () => {
    const one = [...lines, aLine({ ...lipstick, creatorIds: ['new'] })];
    const fit = recommendProducts({ creatorId: 'new', content: '' }, one);

    expect(fit[0]?.score).toBeLessThan(10);
  });

  it('does not depend on the order of the sales, and stays within 0 and 1,000', () => {
    const anyLine = fc.record({
      productId: fc.constantFrom('a', 'b', 'c'),
      pieces: fc.integer({ min: 1, max: 50 }),
      creatorIds: fc.subarray(['mia', 'zoe']),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (drawn) => {
        const sold = drawn.map((each) =>
          aLine({ ...each, title: `Product ${each.productId}`, categories: [each.productId] }),
        );
        const creator = { creatorId: 'mia', content: 'a product' };
        const fits = recommendProducts(creator, sold);

        expect(recommendProducts(creator, sold.toReversed())).toEqual(fits);
        expect(fits.every(({ score }) => score >= 0 && score <= 1_000)).toBe(true);
      }),
    );
  });
});

describe('recommendCreators', () => {
  it('says of a product the same as its creators are told', () => {
    const creators = ['mia', 'zoe'].map((creatorId) => ({ creatorId, content: '' }));
    const fits = recommendCreators('tent', creators, lines);

    expect(fits.map(({ creatorId }) => creatorId)).toEqual(['mia', 'zoe']);
    expect(fits[0]).toEqual(
      recommendProducts({ creatorId: 'mia', content: '' }, lines).find(
        ({ product }) => product.productId === 'tent',
      ),
    );
  });
});
