import type { Item } from './item.ts';
import { itemSize } from './item-size.ts';
import { SortedMap } from './sorted-map.ts';
import type { IndexDefinition, Key } from './table-definition.ts';

/** What a write changes in an index: an entry goes, an entry comes, or one is replaced in its place. */
export type IndexChange = { readonly removed?: Item; readonly added?: Item };

/** Sorts before every character that a key may begin with. */
const separator = '\u0000';

/** A global secondary index: sparse, projected, and as old as its last applied change. */
export class StoredIndex {
  private readonly partitions = new Map<string, SortedMap<Item>>();
  readonly definition: IndexDefinition;

  constructor(definition: IndexDefinition) {
    this.definition = definition;
  }

  /** What the index shows of an item; nothing if the item lacks one of its keys. */
  project(item: Item | undefined): Item | undefined {
    const { partition, sort, projection } = this.definition;
    if (item === undefined || item[partition] === undefined || item[sort] === undefined)
      return undefined;
    if (projection === 'ALL') return item;
    const names = ['pk', 'sk', partition, sort, ...(projection === 'KEYS_ONLY' ? [] : projection)];
    return Object.fromEntries(
      names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
    );
  }

  /** The change that a write of an item makes here; `undefined` if none. */
  changeFor(before: Item | undefined, after: Item | undefined): IndexChange | undefined {
    const removed = this.project(before);
    const added = this.project(after);
    if (removed === undefined && added === undefined) return undefined;
    if (removed !== undefined && added !== undefined && isSameEntry(removed, added))
      return undefined;
    return {
      ...(removed === undefined ? {} : { removed }),
      ...(added === undefined ? {} : { added }),
    };
  }

  /** Write units of a change: an entry that moves is deleted and put. */
  unitsOf({ removed, added }: IndexChange): number {
    const units = (entry: Item | undefined) =>
      entry === undefined ? 0 : Math.max(1, Math.ceil(itemSize(entry) / 1024));
    if (
      removed !== undefined &&
      added !== undefined &&
      this.placeOf(removed) === this.placeOf(added)
    ) {
      return Math.max(units(removed), units(added));
    }
    return units(removed) + units(added);
  }

  apply({ removed, added }: IndexChange): void {
    if (removed !== undefined) {
      const entries = this.entriesOf(removed);
      entries.delete(this.placeIn(removed));
      if (entries.size === 0) this.partitions.delete(removed[this.definition.partition] as string);
    }
    if (added !== undefined) this.entriesOf(added, true).set(this.placeIn(added), added);
  }

  entries(partition: string): SortedMap<Item> | undefined {
    return this.partitions.get(partition);
  }

  /** All entries, for comparison. */
  *all(): Generator<Item> {
    for (const entries of this.partitions.values())
      for (const [, entry] of entries.upFrom('')) yield entry;
  }

  /** The sort key, then the item's own key, because entries may share a sort key. */
  placeIn(entry: Item): string {
    const { pk, sk } = entry as Key;
    return [entry[this.definition.sort], pk, sk].join(separator);
  }

  private placeOf(entry: Item): string {
    return `${entry[this.definition.partition]}${separator}${this.placeIn(entry)}`;
  }

  private entriesOf(entry: Item, isKept = false): SortedMap<Item> {
    const partition = entry[this.definition.partition] as string;
    const entries = this.partitions.get(partition) ?? new SortedMap<Item>();
    if (isKept) this.partitions.set(partition, entries);
    return entries;
  }
}

function isSameEntry(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => a[name] === b[name] || isSameValue(a[name], b[name]))
  );
}

function isSameValue(a: unknown, b: unknown): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array
    ? Buffer.compare(a, b) === 0
    : typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
