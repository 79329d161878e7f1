/**
 * What a slug looks like to a hurried reader: two slugs of one shape are taken for each other. Case does
 * not count, nor does which dash it is, and `0` is `o`, `1` and `i` are `l`, `rn` is `m` (the ASCII part of
 * Unicode's confusables, UTS #39, without case). Other alphabets are no slugs at all.
 */
export function shapeOfSlug(slug: string): string {
  return slug
    .toLowerCase()
    .replaceAll('_', '-')
    .replaceAll('0', 'o')
    .replaceAll(/[1i]/g, 'l')
    .replaceAll('rn', 'm');
}
