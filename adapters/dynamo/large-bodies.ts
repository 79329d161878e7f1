import { sha256 } from '../crypto/sha256.ts';
import { packText, unpackText } from './pack-text.ts';
import type { Item } from './table.ts';

/** Where bodies go that do not fit into an item. What is put there is never changed. */
export interface LargeBodies {
  put(key: string, body: string): Promise<void>;
  /** @throws Error if there is none: an item that names it was written after it. */
  get(key: string): Promise<string>;
}

/** Items hold at most 400 KB; what is larger than this goes elsewhere, keys and attributes allowed for. */
const maxInlineBytes = 300_000;

/**
 * The attributes that hold a body: the text itself, packed, or the key under which it was put away. The key
 * is the body's digest, so that putting it away twice is once.
 */
export async function storeBody(
  bodies: LargeBodies,
  merchantId: string,
  body: string,
): Promise<{ readonly body: string | Uint8Array } | { readonly bodyKey: string }> {
  if (Buffer.byteLength(body) <= maxInlineBytes) return { body: packText(body) };

  const bodyKey = `${merchantId}/${sha256(body)}.json`;
  await bodies.put(bodyKey, body);
  return { bodyKey };
}

/** The body of an item, from wherever it is. */
export async function readBody(bodies: Pick<LargeBodies, 'get'>, item: Item): Promise<string> {
  if (typeof item.bodyKey === 'string') return bodies.get(item.bodyKey);
  return unpackText(item.body);
}
