/** Pseudo-random choices that are the same on every machine and every run. */
export type Random = {
  /** A whole number, `0 <= n < below`. */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True in `outOf100` of 100 cases. */
  chance(outOf100: number): boolean;
  /** The items in another order; the input stays as it is. */
  shuffle<Item>(items: readonly Item[]): Item[];
};

/** The generator mulberry32 (32 bits of state), seeded. It decides about samples, never about money. */
export function mulberry32(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;

  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    chance: (outOf100) => below(100) < outOf100,
    shuffle: (items) => {
      const mixed = [...items];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [mixed[last], mixed[other]] = [mixed[other], mixed[last]] as [
          (typeof mixed)[number],
          (typeof mixed)[number],
        ];
      }
      return mixed;
    },
  };
}
