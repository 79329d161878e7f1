import { decodeJson } from '../../core/encoding/json.ts';
import type { Page } from '../../core/requests/page.ts';
import type { Item } from './table.ts';

/** A page of what items hold; one more item than `limit` tells that there is a next page. */
export function toPage<Value>(
  items: readonly Item[],
  limit: number,
  placeOf: (item: Item) => string,
): Page<Value> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const values = shown.map((item) => decodeJson<Value>(item.body as string));
  return items.length > limit && last !== undefined
    ? { items: values, next: placeOf(last) }
    : { items: values };
}
