import { decodeJson } from '../../core/encoding/json.ts';
import type { Link } from '../../core/programs/program.ts';
import type { ItemKey } from './keys/item-key.ts';
import { linkKey } from './keys/program-keys.ts';
import type { Item } from './table.ts';

/** A link is renamed between two reads, and once more; nobody renames it that often meanwhile. */
const maxHops = 4;

/**
 * Finds links by their slugs, whatever reads the items: a former slug leads on to the link by name.
 *
 * @param get - reads an item of the Programs table, as it is now.
 */
export function linkFinder(
  get: (key: ItemKey) => Promise<Item | undefined>,
): (slug: string) => Promise<Link | undefined> {
  return async (slug) => {
    let item = await get(linkKey(slug));
    for (let hops = 0; item?.aliasOf !== undefined && hops < maxHops; hops += 1) {
      item = await get(linkKey(item.aliasOf as string));
    }
    return item?.body === undefined ? undefined : decodeJson<Link>(item.body as string);
  };
}
