import type { AnchoredDay, HeadAnchor } from '../../core/ledger/ledger-anchors.ts';
import { anchorPrefix, partKey, sealKey } from './anchor-keys.ts';

/**
 * The complete days among the objects of a bucket of heads, by their keys, the oldest first.
 *
 * @throws Error if a part of a complete day is missing.
 */
export function readAnchoredDays(objects: ReadonlyMap<string, string>): AnchoredDay[] {
  const days = [...objects.keys()].map((key) => key.slice(anchorPrefix.length).split('/')[0] ?? '');
  return [...new Set(days)].toSorted().flatMap((day) => {
    const seal = objects.get(sealKey(day));
    if (seal === undefined) return [];
    const { parts } = JSON.parse(seal) as { readonly parts: number };
    const heads = Array.from({ length: parts }, (_, part) => readPart(objects, day, part));
    return [{ day, heads: heads.flat() }];
  });
}

function readPart(objects: ReadonlyMap<string, string>, day: string, part: number): HeadAnchor[] {
  const text = objects.get(partKey(day, part));
  if (text === undefined) throw new Error(`Part ${part} of the heads of ${day} is missing.`);
  return JSON.parse(text) as HeadAnchor[];
}
