import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import type { ItemKey } from './keys/item-key.ts';
import type { Item } from './table.ts';

/** One change of a table, as its stream tells it. */
export type Change = {
  readonly key: ItemKey;
  /** Absent for a new item. */
  readonly before?: Item;
  /** Absent for a deleted one. */
  readonly after?: Item;
};

type Image = Readonly<Record<string, AttributeValue>>;

/**
 * Reads a record of a stream. Items here are flat (texts, numbers, truth values, bytes): whatever has
 * parts is in their `body`.
 *
 * @throws Error for a record without key.
 */
export function readChange({ dynamodb: record }: DynamoDBRecord): Change {
  const { Keys: keys, OldImage: before, NewImage: after } = record ?? {};
  const { pk, sk } = keys === undefined ? {} : readImage(keys);
  if (typeof pk !== 'string' || typeof sk !== 'string') {
    throw new Error('A record of the stream has no key.');
  }
  return {
    key: { pk, sk },
    ...(before === undefined ? {} : { before: readImage(before) }),
    ...(after === undefined ? {} : { after: readImage(after) }),
  };
}

function readImage(image: Image): Item {
  return Object.fromEntries(
    Object.entries(image).map(([name, { S: text, N: number, BOOL: truth, B: bytes }]) => [
      name,
      text ?? (number === undefined ? (truth ?? readBytes(bytes)) : Number(number)),
    ]),
  );
}

/** Lambda receives bytes as a text in base64. */
function readBytes(bytes: string | undefined): Uint8Array | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes, 'base64');
}
