import { beforeAll, describe, expect, it } from '@jest/globals';
import { sampleSeedFile } from '../../../cli/demo/open-demo-system.ts';
import { sampleProducts, sampleShops } from '../../../cli/demo/story/sample-shops.ts';
import { readSeedFile, type SeedFile } from '../../../cli/seed/seed-file.ts';
import { validatePlanVersion } from '../../../core/plans/validate-plan-version.ts';
import type { InitialPrograms } from '../../support/in-memory-program-directory.ts';
import { sampleShopPrograms } from '../../support/sample-shop-programs.ts';

describe('the seed file of the sample shop', () => {
  let seed: SeedFile;
  let programs: InitialPrograms;

  beforeAll(async () => {
    seed = await readSeedFile(sampleSeedFile);
    programs = await sampleShopPrograms();
  });

  it('has the shops, creators, links and codes that the story speaks of', () => {
    const shops = Object.values(sampleShops);
    const creators = shops.flatMap((shop) => shop.creators);

    expect(Object.keys(seed.programs)).toEqual(shops.map(({ name }) => name));
    expect(Object.keys(seed.creators)).toEqual(creators.map(({ creatorId }) => creatorId));
    expect(Object.keys(seed.links).toSorted()).toEqual(
      creators.flatMap(({ slugs }) => slugs).toSorted(),
    );
    // And one more that stands on coupon sites.
    expect(Object.keys(seed.codes).toSorted()).toEqual(
      [...creators.map(({ code }) => code), 'DIEGO20'].toSorted(),
    );
    expect(Object.values(seed.creators).map(({ email }) => email)).toEqual(
      creators.map(({ email }) => email),
    );
  });

  it('has plans that can be published, with a rule for the stove', () => {
    const versions = programs.planVersions.map(({ version }) => version);

    expect(versions.flatMap(validatePlanVersion)).toEqual([]);
    expect(versions.map(({ rules }) => rules[0]?.when)).toEqual(
      versions.map(() => ({ product: [sampleProducts.stove?.productId] })),
    );
  });

  it('has one creator who has not said how to be paid', () => {
    const without = programs.creators.filter(({ payoutMethod }) => payoutMethod === undefined);

    expect(without.map(({ creatorId }) => creatorId)).toEqual(['june-park']);
  });
});
