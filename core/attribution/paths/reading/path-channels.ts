import { withRoom } from './path-growth.ts';

/** Channel names by id, found by their bytes, so that a name becomes a string only once. */
export type PathChannels = {
  /** By id, in the order of first appearance. */
  readonly names: readonly string[];
  /**
   * Answers the id of the name in `bytes[from..to)`, a new one if it was not met before.
   *
   * @param hash - that of the same bytes: see `hashName`.
   * @returns -1 if the name is new and is not UTF-8.
   */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number;
};

/** Makes an empty table: open addressing with linear probing, at most half full. */
export function openPathChannels(): PathChannels {
  return new ByteTable();
}

/** A class, because the engine reaches fields faster than what a closure holds. */
class ByteTable implements PathChannels {
  readonly names: string[] = [];
  /** Id plus one by place; 0 is a free place. */
  private slots = new Int32Array(64);
  private hashes = new Int32Array(32);
  /** Name i is `pool[starts[i]..starts[i + 1])`. */
  private starts = new Uint32Array(33);
  private pool = new Uint8Array(1024);
  // A byte order mark inside the file is part of a name, or two names would look the same.
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = (slots[place] as number) - 1;
      if (id < 0) return this.add(bytes, from, to, hash, place);
      if (hashes[id] === hash && this.isName(id, bytes, from, to)) return id;
      place = (place + 1) & mask;
    }
  }

  private isName(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { pool, starts } = this;
    const start = starts[id] as number;
    if ((starts[id + 1] as number) - start !== to - from) return false;
    for (let at = from, own = start; at < to; at += 1, own += 1) {
      if (bytes[at] !== pool[own]) return false;
    }
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, place: number): number {
    const name = this.decode(bytes.subarray(from, to));
    if (name === undefined) return -1;

    const id = this.names.push(name) - 1;
    const start = this.starts[id] as number;
    this.pool = withRoom(this.pool, start + to - from);
    this.pool.set(bytes.subarray(from, to), start);
    this.starts = withRoom(this.starts, id + 2);
    this.starts[id + 1] = start + to - from;
    this.hashes = withRoom(this.hashes, id + 1);
    this.hashes[id] = hash;
    this.slots[place] = id + 1;
    if (this.names.length * 2 > this.slots.length) this.spread();
    return id;
  }

  private decode(name: Uint8Array): string | undefined {
    try {
      return this.decoder.decode(name);
    } catch {
      // Bytes that are not UTF-8 are all that it throws for.
      return undefined;
    }
  }

  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.names.length; id += 1) {
      const hash = this.hashes[id] as number;
      let place = (hash ^ (hash >>> 15)) & mask;
      while (slots[place] !== 0) place = (place + 1) & mask;
      slots[place] = id + 1;
    }
    this.slots = slots;
  }
}
