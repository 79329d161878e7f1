import { encodePart } from './json.ts';

/**
 * Writes plain data as JSON with the fields of every object in code-unit order, for digests and
 * hashes: equal data gives equal text, however it was built. Bigints are written as `encodeJson`
 * does, fields that are `undefined` are left out.
 *
 * @throws RangeError as `encodeJson` does.
 */
export function canonicalJson(value: unknown): string {
  const encoded = encodePart(value);
  if (Array.isArray(encoded)) return `[${encoded.map(canonicalItem).join(',')}]`;
  if (typeof encoded !== 'object' || encoded === null) return JSON.stringify(encoded);
  // An encoded bigint has one field with a text: there is nothing left to sort or encode in it.
  if (typeof value === 'bigint') return JSON.stringify(encoded);

  const fields = Object.entries(encoded)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`);
  return `{${fields.join(',')}}`;
}

/** An array keeps its places, so a missing item is `null` there, as in JSON everywhere. */
function canonicalItem(item: unknown): string {
  return item === undefined ? 'null' : canonicalJson(item);
}
