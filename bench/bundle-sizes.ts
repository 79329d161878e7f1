import { measureBundles } from '../test/support/measure-bundles.ts';

/*
 * How large the functions are: what Lambda reads when one starts.
 *
 *   npm run bench:bundles
 */

console.log('    KB  gzipped  function');
for (const { name, kilobytes, gzippedKilobytes } of await measureBundles()) {
  const write = (size: number) => size.toFixed(1);
  console.log(`${write(kilobytes).padStart(6)}${write(gzippedKilobytes).padStart(9)}  ${name}`);
}
