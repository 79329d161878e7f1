import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { ItemKey } from './keys/item-key.ts';
import { isNew, putItem } from './put-item.ts';
import type { Item, Table } from './table.ts';

/** Somebody else wrote the item this often in a row: let the caller try again. */
const maxAttempts = 8;

/**
 * Changes what is in an item that several write, under the condition that nobody else has changed it since it
 * was read. Answers it as it is then; `undefined` if `toNext` made nothing of what was there.
 *
 * @param item its key, with the attributes beside the body.
 * @throws Error if others kept changing it.
 */
export async function changeBody<Value>(
  table: Table,
  item: Item & ItemKey,
  toNext: (known: Value | undefined) => Value | undefined,
): Promise<Value | undefined> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const body = (await table.get(item))?.body as string | undefined;
    const next = toNext(body === undefined ? undefined : decodeJson<Value>(body));
    if (next === undefined) return undefined;
    const condition =
      body === undefined ? isNew : { expression: 'body = :body', values: { ':body': body } };
    const changed = { ...item, body: encodeJson(next) };
    if ((await putItem(table, changed, condition)) === 'written') return next;
  }
  throw new Error(`The item ${item.pk} ${item.sk} kept changing.`);
}
