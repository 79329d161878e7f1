import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from './keys/item-key.ts';
import { type Pause, pauseJittered } from './retrying-documents.ts';
import type { Item } from './table.ts';

/** As many as DynamoDB takes in one request. */
export const keysPerBatch = 100;

/** Nothing more was read this often in a row: whoever asked tries again later. */
const fruitlessMax = 6;
const firstPauseMs = 20;

export type BatchToRead = {
  readonly table: string;
  /** At most `keysPerBatch`, each once. */
  readonly keys: readonly ItemKey[];
  readonly isConsistent?: boolean;
};

/**
 * Reads the items of these keys that are there, in no order. DynamoDB may leave some keys out when a
 * table is busy, or when an answer would be too large: those are asked for again.
 *
 * @throws Error if it keeps leaving all of them out.
 */
export async function readBatch(
  documents: DynamoDBDocumentClient,
  { table, keys, isConsistent = false }: BatchToRead,
  pause: Pause = pauseJittered,
): Promise<Item[]> {
  const items: Item[] = [];
  let left: readonly Item[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let fruitless = 0; fruitless < fruitlessMax; ) {
    const request = { Keys: [...left], ...(isConsistent ? { ConsistentRead: true } : {}) };
    const { Responses: found, UnprocessedKeys: rest } = await documents.send(
      new BatchGetCommand({ RequestItems: { [table]: request } }),
    );
    items.push(...(found?.[table] ?? []));
    const leftOut = rest?.[table]?.Keys ?? [];
    if (leftOut.length === 0) return items;
    fruitless = leftOut.length < left.length ? 0 : fruitless + 1;
    left = leftOut;
    await pause(firstPauseMs * 2 ** fruitless);
  }
  throw new Error(`${left.length} items of ${table} could not be read: it is too busy.`);
}
