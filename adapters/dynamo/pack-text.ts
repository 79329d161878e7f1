import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { packingDictionary } from './packing-dictionary.ts';

/** Says which dictionary a packed text was made with. */
const mark = 1;
const dictionary = Buffer.from(packingDictionary);

/** Shorter texts stay as they are: a person who looks at the table can read them. */
const minLength = 256;

/**
 * A body in as few bytes as it takes, because a write unit pays for one kilobyte: deflated beside a
 * dictionary of what all bodies have in common, if that is shorter.
 */
export function packText(text: string): string | Uint8Array {
  if (text.length < minLength) return text;
  const packed = deflateRawSync(text, { dictionary, level: 9 });
  if (packed.length + 1 >= Buffer.byteLength(text)) return text;
  return Buffer.concat([Buffer.of(mark), packed]);
}

/**
 * The text of a stored body, packed or not.
 *
 * @throws Error for what no version of this has packed.
 */
export function unpackText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (!(body instanceof Uint8Array) || body[0] !== mark) {
    throw new Error('A stored body is packed in a way that this version does not know.');
  }
  return inflateRawSync(body.subarray(1), { dictionary }).toString('utf8');
}
