/** An item in the form of the document client: plain values by attribute name. */
export type Item = Readonly<Record<string, unknown>>;

/** An item that shares nothing with the caller's, without what is `undefined`. */
export function copyItem(item: Item): Item {
  const copy: Record<string, unknown> = {};
  for (const name in item) {
    const value = item[name];
    if (value !== undefined) copy[name] = copyValue(value);
  }
  return copy;
}

export function copyValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (value instanceof Set) return new Set(value);
  if (Array.isArray(value)) return value.map(copyValue);
  return copyItem(value as Item);
}
