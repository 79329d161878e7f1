type Growing = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** The array itself if it has room for `length` items, else a copy that has, and is at least twice as long. */
export function withRoom<Items extends Growing>(items: Items, length: number): Items {
  if (length <= items.length) return items;

  const Kind = items.constructor as new (length: number) => Items;
  const larger = new Kind(Math.max(length, items.length * 2));
  larger.set(items);
  return larger;
}
