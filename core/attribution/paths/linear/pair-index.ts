import { growIntegers } from './grow-array.ts';

/**
 * Numbers pairs of whole numbers (32 bits, signed) in the order of their first appearance, from 0.
 *
 * A hash table in typed arrays, open addressing with linear probing and at most half full: at a
 * million rows, a `Map` of strings would take most of a model's time and memory.
 */
export class PairIndex {
  /** How many different pairs there are. */
  size = 0;
  /** By number; only the first `size` items count, and adding may replace the arrays. */
  firsts = new Int32Array(512);
  seconds = new Int32Array(512);
  /** Number plus one by slot; 0 is a free slot. */
  private slots = new Int32Array(1024);

  /** The pair's number, a new one (`size` before the call) if it was not there. */
  add(first: number, second: number): number {
    const slot = this.probe(first, second);
    const number = (this.slots[slot] as number) - 1;
    return number >= 0 ? number : this.append(first, second, slot);
  }

  /** The pair's number, -1 if it is not there. */
  find(first: number, second: number): number {
    return (this.slots[this.probe(first, second)] as number) - 1;
  }

  /** The slot that holds the pair, or the free one that it would take. */
  private probe(first: number, second: number): number {
    const { slots, firsts, seconds } = this;
    const mask = slots.length - 1;
    let slot = hashPair(first, second) & mask;
    for (;;) {
      const number = (slots[slot] as number) - 1;
      if (number < 0 || (firsts[number] === first && seconds[number] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private append(first: number, second: number, slot: number): number {
    const number = this.size;
    this.size += 1;
    this.firsts = growIntegers(this.firsts, this.size);
    this.seconds = growIntegers(this.seconds, this.size);
    this.firsts[number] = first;
    this.seconds[number] = second;
    this.slots[slot] = this.size;
    if (this.size * 2 > this.slots.length) this.spread();
    return number;
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.size; number += 1) {
      const slot = this.probe(this.firsts[number] as number, this.seconds[number] as number);
      this.slots[slot] = number + 1;
    }
  }
}

/** Multipliers and shifts of MurmurHash3's finaliser, so that neighbouring pairs lie far apart. */
function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  const spread = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  return spread ^ (spread >>> 13);
}
