import { compareKeys } from './compare-keys.ts';

type Chunk<Value> = { readonly keys: string[]; readonly values: Value[] };

/** A chunk that has grown to this many keys is cut in two. */
const chunkMax = 512;

/**
 * Values by key, in the order of their keys. Finding, adding and taking out cost about the logarithm
 * of the number of keys and one move within a chunk; walking costs what is walked over.
 */
export class SortedMap<Value> {
  private readonly chunks: Chunk<Value>[] = [];
  size = 0;

  get(key: string): Value | undefined {
    const { chunk, place, found } = this.find(key);
    return found ? chunk?.values[place] : undefined;
  }

  set(key: string, value: Value): void {
    const { chunk, place, found, chunkPlace } = this.find(key);
    if (chunk === undefined) {
      this.chunks.push({ keys: [key], values: [value] });
      this.size += 1;
      return;
    }
    if (found) {
      chunk.values[place] = value;
      return;
    }
    chunk.keys.splice(place, 0, key);
    chunk.values.splice(place, 0, value);
    this.size += 1;
    if (chunk.keys.length >= chunkMax) this.cut(chunk, chunkPlace);
  }

  delete(key: string): boolean {
    const { chunk, place, found, chunkPlace } = this.find(key);
    if (!found || chunk === undefined) return false;
    chunk.keys.splice(place, 1);
    chunk.values.splice(place, 1);
    this.size -= 1;
    if (chunk.keys.length === 0) this.chunks.splice(chunkPlace, 1);
    return true;
  }

  /** From the first key that is not before `from`, upwards. The map must not change meanwhile. */
  *upFrom(from: string): Generator<readonly [string, Value]> {
    const { chunkPlace, place } = this.find(from);
    for (let at = chunkPlace; at < this.chunks.length; at += 1) {
      const chunk = this.chunks[at] as Chunk<Value>;
      for (let index = at === chunkPlace ? place : 0; index < chunk.keys.length; index += 1) {
        yield [chunk.keys[index] as string, chunk.values[index] as Value];
      }
    }
  }

  /** From the last key that is not after `from`, downwards. The map must not change meanwhile. */
  *downFrom(from: string | undefined): Generator<readonly [string, Value]> {
    const last = this.chunks.length - 1;
    const { chunkPlace, place, found } =
      from === undefined
        ? { chunkPlace: last, place: this.chunks[last]?.keys.length ?? 0, found: false }
        : this.find(from);
    for (let at = chunkPlace; at >= 0; at -= 1) {
      const chunk = this.chunks[at] as Chunk<Value>;
      const start = at === chunkPlace ? place - (found ? 0 : 1) : chunk.keys.length - 1;
      for (let index = start; index >= 0; index -= 1) {
        yield [chunk.keys[index] as string, chunk.values[index] as Value];
      }
    }
  }

  /** Where a key is, or would be put: the chunk, and the place in it. */
  private find(key: string) {
    let low = 0;
    let high = this.chunks.length - 1;
    // The last chunk whose first key is not after the key; the first one for all before it.
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compareKeys(this.chunks[middle]?.keys[0] as string, key) <= 0) low = middle;
      else high = middle - 1;
    }
    const chunk = this.chunks[low];
    if (chunk === undefined) return { chunk, chunkPlace: 0, place: 0, found: false };
    const place = placeIn(chunk.keys, key);
    return { chunk, chunkPlace: low, place, found: chunk.keys[place] === key };
  }

  private cut({ keys, values }: Chunk<Value>, chunkPlace: number): void {
    const half = keys.length >> 1;
    this.chunks.splice(chunkPlace + 1, 0, { keys: keys.splice(half), values: values.splice(half) });
  }
}

/** The place of the first key that is not before the one looked for. */
function placeIn(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(keys[middle] as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
