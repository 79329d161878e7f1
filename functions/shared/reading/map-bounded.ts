/**
 * Maps items by an asynchronous function, at most `concurrency` of them at a time; results keep the
 * items' places. The first failure ends it.
 */
export async function mapBounded<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  const waiting = items.entries();

  async function work(): Promise<void> {
    for (const [place, item] of waiting) results[place] = await map(item);
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  return results;
}
