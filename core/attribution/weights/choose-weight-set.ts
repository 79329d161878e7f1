import type { Instant } from '../../time/instant.ts';
import type { WeightSet } from './weight-set.ts';

/**
 * The set that an order of the moment `at` is divided by: the one published last before it, and of
 * several published together the one with the greatest id. `undefined` before the first.
 *
 * A set published in the order's very millisecond does not count, so that publishing can never
 * change an order that was already there.
 */
export function chooseWeightSet<Published extends Pick<WeightSet, 'weightSetId' | 'publishedAt'>>(
  sets: readonly Published[],
  at: Instant,
): Published | undefined {
  return sets
    .filter(({ publishedAt }) => publishedAt < at)
    .toSorted((a, b) => a.publishedAt - b.publishedAt || (a.weightSetId < b.weightSetId ? -1 : 1))
    .at(-1);
}
