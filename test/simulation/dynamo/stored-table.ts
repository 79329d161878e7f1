import type { DynamoDBRecord } from 'aws-lambda';
import type { Item } from './item.ts';
import { itemSize } from './item-size.ts';
import { SortedMap } from './sorted-map.ts';
import { type IndexChange, StoredIndex } from './stored-index.ts';
import type { Key, TableDefinition } from './table-definition.ts';
import { toAttributeValues } from './to-attribute-value.ts';

/** A change in the order in which it happened. */
type StreamedChange = { readonly key: Key; readonly before?: Item; readonly after?: Item };

/** What a write cost: in the table, and in each index that it changed. */
export type WriteCost = {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
};

/** The items of a table, its indexes, and its stream. */
export class StoredTable {
  readonly definition: TableDefinition;
  readonly indexes: ReadonlyMap<string, StoredIndex>;
  /** Changes of indexes that no reader sees yet, oldest first. */
  readonly waiting: { readonly index: StoredIndex; readonly change: IndexChange }[] = [];
  private readonly partitions = new Map<string, SortedMap<Item>>();
  private readonly stream: StreamedChange[] = [];
  isLagging = false;

  constructor(definition: TableDefinition) {
    this.definition = definition;
    this.indexes = new Map(definition.indexes.map((each) => [each.name, new StoredIndex(each)]));
  }

  get({ pk, sk }: Key): Item | undefined {
    return this.partitions.get(pk)?.get(sk);
  }

  partition(pk: string): SortedMap<Item> | undefined {
    return this.partitions.get(pk);
  }

  /** Puts the item, or with nothing deletes what is there. */
  write(key: Key, after: Item | undefined): WriteCost {
    const before = this.get(key);
    this.store(key, after);
    const indexes: Record<string, number> = {};
    for (const [name, index] of this.indexes) {
      const change = index.changeFor(before, after);
      if (change === undefined) continue;
      indexes[name] = index.unitsOf(change);
      if (this.isLagging) this.waiting.push({ index, change });
      else index.apply(change);
    }
    if (this.definition.streamed !== false && !isSame(before, after)) {
      this.stream.push({ key, ...(before && { before }), ...(after && { after }) });
    }
    const bytes = Math.max(before ? itemSize(before) : 0, after ? itemSize(after) : 0);
    return { table: Math.max(1, Math.ceil(bytes / 1024)), indexes };
  }

  /** Lets readers of indexes see the oldest changes that wait. */
  propagate(count = this.waiting.length): void {
    for (const { index, change } of this.waiting.splice(0, count)) index.apply(change);
  }

  /** Every item, by partition in the order in which they came, and by sort key. */
  *items(): Generator<Item> {
    for (const items of this.partitions.values())
      for (const [, item] of items.upFrom('')) yield item;
  }

  /** Records of the stream after a position, as Lambda receives them. */
  readStream(after: number, limit: number): { records: DynamoDBRecord[]; position: number } {
    const changes = this.stream.slice(after, after + limit);
    return {
      records: changes.map((change, place) => toRecord(change, after + place + 1)),
      position: after + changes.length,
    };
  }

  private store({ pk, sk }: Key, after: Item | undefined): void {
    const items = this.partitions.get(pk) ?? new SortedMap<Item>();
    if (after === undefined) items.delete(sk);
    else items.set(sk, after);
    if (items.size === 0) this.partitions.delete(pk);
    else this.partitions.set(pk, items);
  }
}

function isSame(before: Item | undefined, after: Item | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return JSON.stringify(toAttributeValues(before)) === JSON.stringify(toAttributeValues(after));
}

function toRecord({ key, before, after }: StreamedChange, sequence: number): DynamoDBRecord {
  const images = {
    Keys: toAttributeValues(key),
    ...(before === undefined ? {} : { OldImage: toAttributeValues(before) }),
    ...(after === undefined ? {} : { NewImage: toAttributeValues(after) }),
  } as NonNullable<DynamoDBRecord['dynamodb']>;
  return {
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    dynamodb: { ...images, SequenceNumber: String(sequence).padStart(21, '0') },
  };
}
