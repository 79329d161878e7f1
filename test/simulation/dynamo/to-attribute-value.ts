import type { Item } from './item.ts';

/** A value as the wire has it. */
export type AttributeValue = Readonly<Record<string, unknown>>;

/**
 * An item as a stream's record or an error carries it.
 *
 * @param writeBytes Lambda passes bytes on as a text in base64, the SDK as they are.
 */
export function toAttributeValues(
  item: Item,
  writeBytes: (bytes: Uint8Array) => unknown = toBase64,
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, toAttributeValue(value, writeBytes)]),
  );
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function toAttributeValue(
  value: unknown,
  writeBytes: (bytes: Uint8Array) => unknown,
): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' || typeof value === 'bigint') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: writeBytes(value) };
  if (value instanceof Set) {
    const isText = [...value].every((part) => typeof part === 'string');
    return isText ? { SS: [...value] } : { NS: [...value].map(String) };
  }
  if (Array.isArray(value)) return { L: value.map((part) => toAttributeValue(part, writeBytes)) };
  return { M: toAttributeValues(value as Item, writeBytes) };
}
