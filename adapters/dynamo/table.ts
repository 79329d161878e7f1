import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys/item-key.ts';
import { keysPerBatch, readBatch } from './read-batch.ts';

/** An item as the document client reads it. */
export type Item = Readonly<Record<string, unknown>>;

/** One table. Reads are strongly consistent, except of an index, which cannot be. */
export interface Table {
  readonly name: string;
  readonly documents: DynamoDBDocumentClient;
  get(key: ItemKey): Promise<Item | undefined>;
  /** The items of these keys that are there, in the order of the keys; may be a moment old. */
  getMany(keys: readonly ItemKey[]): Promise<Item[]>;
  /** All items of a partition whose sort keys have a prefix, or are in a range; in order, at most `limit`. */
  query(partition: string, range: SortRange, limit?: number): Promise<Item[]>;
  /** The last item of a partition in a range. */
  queryLast(partition: string, range: SortRange): Promise<Item | undefined>;
  /** The last items of a partition in a range, the very last first. */
  queryBackwards(partition: string, range: SortRange, limit: number): Promise<Item[]>;
  queryIndex(
    index: IndexName,
    partition: string,
    range: SortRange,
    limit?: number,
  ): Promise<Item[]>;
  /** The last items of a partition of an index, the very last first. */
  queryIndexBackwards(
    index: IndexName,
    partition: string,
    range: SortRange,
    limit: number,
  ): Promise<Item[]>;
}

export type SortRange =
  | { readonly prefix: string }
  | { readonly after: string }
  /** `last` itself is not included: it is the first text that lies beyond. */
  | { readonly from: string; readonly last: string }
  | 'all';

export type IndexName = 'byIndex' | 'byDay';

const attributesOf = {
  table: { partition: 'pk', sort: 'sk' },
  byIndex: { partition: 'ipk', sort: 'isk' },
  byDay: { partition: 'dpk', sort: 'dsk' },
} as const;

export function openTable(documents: DynamoDBDocumentClient, name: string): Table {
  async function queryPages(input: QueryCommandInput, limit: number): Promise<Item[]> {
    const items: Item[] = [];
    let from: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await documents.send(
        new QueryCommand({
          ...input,
          ...(Number.isFinite(limit) ? { Limit: limit - items.length } : {}),
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined && items.length < limit);
    return items;
  }

  function queryBackwards(partition: string, range: SortRange, limit: number): Promise<Item[]> {
    const condition = keyCondition('table', partition, range);
    const backwards = { TableName: name, ConsistentRead: true, ScanIndexForward: false };
    return queryPages({ ...backwards, ...condition }, limit);
  }

  return {
    name,
    documents,
    async get({ pk, sk }) {
      const input = { TableName: name, Key: { pk, sk }, ConsistentRead: true };
      return (await documents.send(new GetCommand(input))).Item;
    },
    async getMany(keys) {
      const items = new Map<string, Item>();
      for (let start = 0; start < keys.length; start += keysPerBatch) {
        const batch = { table: name, keys: keys.slice(start, start + keysPerBatch) };
        for (const item of await readBatch(documents, batch)) {
          items.set(nameOf(item as unknown as ItemKey), item);
        }
      }
      return keys.flatMap((key): Item[] => {
        const item = items.get(nameOf(key));
        return item === undefined ? [] : [item];
      });
    },
    query(partition, range, limit = Number.POSITIVE_INFINITY) {
      const condition = keyCondition('table', partition, range);
      return queryPages({ TableName: name, ConsistentRead: true, ...condition }, limit);
    },
    async queryLast(partition, range) {
      return (await queryBackwards(partition, range, 1)).at(0);
    },
    queryBackwards,
    queryIndex(index, partition, range, limit = Number.POSITIVE_INFINITY) {
      const condition = keyCondition(index, partition, range);
      return queryPages({ TableName: name, IndexName: index, ...condition }, limit);
    },
    queryIndexBackwards(index, partition, range, limit) {
      const condition = keyCondition(index, partition, range);
      const backwards = { TableName: name, IndexName: index, ScanIndexForward: false };
      return queryPages({ ...backwards, ...condition }, limit);
    },
  };
}

const nameOf = ({ pk, sk }: ItemKey): string => JSON.stringify([pk, sk]);

function keyCondition(index: keyof typeof attributesOf, partition: string, range: SortRange) {
  const { partition: p, sort: s } = attributesOf[index];
  const inPartition = { ':partition': partition };
  if (range === 'all') {
    return {
      KeyConditionExpression: `${p} = :partition`,
      ExpressionAttributeValues: inPartition,
    };
  }
  if ('prefix' in range) {
    return {
      KeyConditionExpression: `${p} = :partition AND begins_with(${s}, :prefix)`,
      ExpressionAttributeValues: { ...inPartition, ':prefix': range.prefix },
    };
  }
  if ('after' in range) {
    return {
      KeyConditionExpression: `${p} = :partition AND ${s} > :after`,
      ExpressionAttributeValues: { ...inPartition, ':after': range.after },
    };
  }
  return {
    KeyConditionExpression: `${p} = :partition AND ${s} BETWEEN :from AND :last`,
    ExpressionAttributeValues: { ...inPartition, ':from': range.from, ':last': range.last },
  };
}
