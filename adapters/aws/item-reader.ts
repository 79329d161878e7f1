import type { ItemKey } from '../dynamo/keys/item-key.ts';
import type { Item } from '../dynamo/table.ts';
import type { SignedCall } from './signed-calls.ts';

type Answer = { readonly Item?: Readonly<Record<string, { readonly S?: string }>> };

/** Reads an item of a table as it is now, with those of its fields that are texts. */
export function itemReader(
  call: SignedCall,
  tableName: string,
): (key: ItemKey) => Promise<Item | undefined> {
  return async ({ pk, sk }) => {
    const { Item: item } = await call<Answer>('dynamodb', 'GetItem', {
      TableName: tableName,
      Key: { pk: { S: pk }, sk: { S: sk } },
      ConsistentRead: true,
    });
    if (item === undefined) return undefined;
    const texts = Object.entries(item).filter(([, { S: text }]) => text !== undefined);
    return Object.fromEntries(texts.map(([name, { S: text }]) => [name, text]));
  };
}
