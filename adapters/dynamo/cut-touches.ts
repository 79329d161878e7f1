import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Touch } from '../../core/attribution/touch.ts';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { ItemKey } from './keys/item-key.ts';
import { touchKey, touchRange, visitorPartition } from './keys/touch-keys.ts';
import type { Item, Table } from './table.ts';
import { part, writeTogether } from './write-together.ts';

/** Touches lie between the beginning of time and the end of their keys' digits. */
const all = touchRange(0, 9_999_999_999_998);

/**
 * Cuts the touches of a browser off from it: they become touches of nobody known, which count on in
 * statistics, and the visits, which nobody counts, go. What the visitor said about being tracked stays: a withdrawal must
 * stand.
 *
 * @param limit about how many at once; `isDone` if that was all.
 */
export async function cutTouches(
  table: Table,
  merchantId: string,
  visitorId: string,
  limit: number,
): Promise<{ readonly touches: number; readonly visits: number; readonly isDone: boolean }> {
  const range = { from: all.first, last: all.last };
  const items = await table.query(visitorPartition(merchantId, visitorId), range, limit + 1);
  let [touches, visits] = [0, 0];
  for (const item of items.slice(0, limit)) {
    if (item.isVisit === true) {
      await table.documents.send(new DeleteCommand({ TableName: table.name, Key: keyOf(item) }));
      visits += 1;
    } else {
      await makeAnonymous(table, merchantId, item);
      touches += 1;
    }
  }
  return { touches, visits, isDone: items.length <= limit };
}

/** In one step, so that it is counted once whoever looks. */
async function makeAnonymous(table: Table, merchantId: string, item: Item): Promise<void> {
  const { visitorId: _, ...touch } = decodeJson<Touch>(item.body as string);
  const anonymous = { ...item, ...touchKey(merchantId, touch), body: encodeJson(touch) };
  await writeTogether(table.documents, [
    part.put(table, anonymous),
    part.delete(table, keyOf(item)),
  ]);
}

const keyOf = ({ pk, sk }: Item): ItemKey => ({ pk: pk as string, sk: sk as string });
