import type { Item } from './item.ts';

/** The bytes of an item as DynamoDB counts them: names and values. */
export function itemSize(item: Item): number {
  let bytes = 0;
  for (const name in item) bytes += Buffer.byteLength(name) + valueSize(item[name]);
  return bytes;
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberSize(String(value));
  if (typeof value === 'boolean' || value === null) return 1;
  if (value instanceof Uint8Array) return value.length;
  if (value instanceof Set) return sum([...value].map(valueSize));
  if (Array.isArray(value)) return 3 + sum(value.map((part) => valueSize(part) + 1));
  return (
    3 +
    sum(
      Object.entries(value as Item).map(
        ([name, part]) => Buffer.byteLength(name) + valueSize(part) + 1,
      ),
    )
  );
}

/** About a byte for two significant digits, one for the exponent, one for a minus. */
function numberSize(text: string): number {
  const digits = text.replace(/^-|\.|e.*$/g, '').replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
