import { growIntegers } from './grow-array.ts';

const smallLimit = 256;

/**
 * Numbers pairs of whole numbers (not negative, 31 bits) in the order of their first appearance, from 0.
 *
 * A hash table in typed arrays, open addressing with linear probing and at most half full: at a
 * million rows, a `Map` of strings would take most of a model's time and memory.
 */
export class PairIndex {
  /** How many different pairs there are. */
  size = 0;
  /** First and second in turn, so that one look into memory finds both. */
  private pairs = new Int32Array(1024);
  /** Number plus one by slot; 0 is a free slot. */
  private slots = new Int32Array(1024);
  /** Number plus one of pairs of small numbers, which need no hashing; 0 is none. */
  private readonly small = new Int32Array(smallLimit * smallLimit);

  /** The pair's number, a new one (`size` before the call) if it was not there. */
  add(first: number, second: number): number {
    if (first < smallLimit && second < smallLimit) {
      const place = first * smallLimit + second;
      const known = (this.small[place] as number) - 1;
      if (known >= 0) return known;
      this.small[place] = this.size + 1;
    }
    const slot = this.probe(first, second);
    const number = (this.slots[slot] as number) - 1;
    return number >= 0 ? number : this.append(first, second, slot);
  }

  /** The pair's number, -1 if it is not there. */
  find(first: number, second: number): number {
    return (this.slots[this.probe(first, second)] as number) - 1;
  }

  firstOf(number: number): number {
    return this.pairs[2 * number] as number;
  }

  secondOf(number: number): number {
    return this.pairs[2 * number + 1] as number;
  }

  /** The slot that holds the pair, or the free one that it would take. */
  private probe(first: number, second: number): number {
    const { slots, pairs } = this;
    const mask = slots.length - 1;
    let slot = hashPair(first, second) & mask;
    for (;;) {
      const number = (slots[slot] as number) - 1;
      if (number < 0) return slot;
      if (pairs[2 * number] === first && pairs[2 * number + 1] === second) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private append(first: number, second: number, slot: number): number {
    const number = this.size;
    this.size += 1;
    this.pairs = growIntegers(this.pairs, 2 * this.size);
    this.pairs[2 * number] = first;
    this.pairs[2 * number + 1] = second;
    this.slots[slot] = this.size;
    if (this.size * 2 > this.slots.length) this.spread();
    return number;
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let number = 0; number < this.size; number += 1) {
      const slot = this.probe(this.firstOf(number), this.secondOf(number));
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
