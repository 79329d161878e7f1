import { type Document, isAlias, isCollection, isMap, isNode, isScalar, type Node } from 'yaml';
import type { PlanPath } from '../../core/plans/plan-problem.ts';

/**
 * The part of a YAML document to which a path leads: the key of a field and the item of a list. Where
 * the path leads to nothing, the nearest part on the way.
 */
export function findNode(document: Document.Parsed, path: PlanPath): Node | undefined {
  let found: Node | undefined = isNode(document.contents) ? document.contents : undefined;
  let inside: unknown = document.contents;
  for (const part of path) {
    const collection = isAlias(inside) ? inside.resolve(document) : inside;
    if (!isCollection(collection)) return found;
    const pair = isMap(collection)
      ? collection.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      : undefined;
    const next: unknown = pair === undefined ? collection.get(part, true) : pair.value;
    const shown = pair === undefined ? next : pair.key;
    if (!isNode(shown)) return found;
    found = shown;
    inside = next;
  }
  return found;
}
