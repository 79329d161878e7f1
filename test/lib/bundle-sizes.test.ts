import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Bundle, measureBundles } from '../support/measure-bundles.ts';

/** What visitors wait for: nothing of the SDK belongs there. */
const clickPath = ['redirect-click', 'serve-pixel', 'serve-snippet'];
const clickPathMax = 60;
/**
 * Holds a library that writes documents and two fonts with the letters of four scripts, both read only when a
 * document is asked for; see docs/decisions/0057.
 */
const largerMax = {
  'read-statements': 1_100,
  // The SDK's client of S3, for bytes into a bucket with a lock, beside a parser of XML.
  'manage-own-invoices': 215,
  // Plans payouts when somebody asks: every rule of tax, rates, and the SDK's clients of S3 and SQS.
  'manage-payouts': 210,
  // The parsers of six platforms, and the words of eight languages by which posts disclose.
  'poll-social': 205,
} as const;
/** Every function with the SDK's client of DynamoDB; see docs/benchmarks.md for what is in them. */
const othersMax = 200;

describe('the bundles of the functions', () => {
  let bundles: Bundle[];

  beforeAll(async () => {
    bundles = await measureBundles();
  }, 120_000);

  it.each(clickPath)('keep the click path small: %s', (name) => {
    const bundle = bundles.find((each) => each.name === name);
    expect(bundle?.gzippedKilobytes).toBeGreaterThan(0);
    expect(bundle?.gzippedKilobytes).toBeLessThanOrEqual(clickPathMax);
  });

  it('do not grow unseen', () => {
    const maxOf = (name: string) => Object.entries(largerMax).find(([each]) => each === name)?.[1];
    const tooLarge = bundles.filter(
      ({ name, gzippedKilobytes }) => gzippedKilobytes > (maxOf(name) ?? othersMax),
    );
    expect(bundles.length).toBeGreaterThan(30);
    expect(tooLarge).toEqual([]);
  });
});
