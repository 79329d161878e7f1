import type { ConversionState } from '../../core/settlement/conversion.ts';
import { revisionKey } from './keys/conversion-keys.ts';
import type { Item } from './table.ts';

/**
 * Among an order's items the revisions that its state names, the first one first. The state names the newest, and each of them the
 * one before; whatever else lies there was tried by a close that did not come to its end, and is nobody's.
 *
 * Ends where one is missing: fewer than the state's revision were found then.
 */
export function listNamedRevisions(state: ConversionState, items: readonly Item[]): Item[] {
  const { merchantId, conversionId } = state;
  const bySortKey = new Map(items.map((item) => [item.sk as string, item]));
  const named: Item[] = [];
  let digest = state.frozenDigest;
  for (let { revision } = state; revision > 0 && digest !== undefined; revision -= 1) {
    const item = bySortKey.get(revisionKey(merchantId, conversionId, { revision, digest }).sk);
    if (item === undefined) break;
    named.unshift(item);
    digest = item.previous as string | undefined;
  }
  return named;
}
