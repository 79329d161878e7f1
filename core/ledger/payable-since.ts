import type { Instant } from '../time/instant.ts';
import type { Entry } from './entry.ts';
import { listArrivals } from './list-arrivals.ts';

/**
 * Since when the oldest of an amount is payable: what is paid is paid oldest first, so what is left came last. `undefined`
 * if these entries do not tell: it came before them.
 *
 * @param entries the last ones of a creator's journal, newest first, without gaps.
 * @param minorUnits of `unit`, of what is payable.
 */
export function payableSince(
  entries: readonly Entry[],
  unit: string,
  minorUnits: bigint,
): Instant | undefined {
  const matters = new Map<string, bigint>();
  let arrived = 0n;
  for (const entry of entries) {
    for (const each of listArrivals(entry)) {
      if (each.unit !== unit) continue;
      const before = matters.get(each.about) ?? 0n;
      const after = before + each.minorUnits;
      matters.set(each.about, after);
      arrived += gained(after) - gained(before);
    }
    if (arrived >= minorUnits) return entry.postedAt;
  }
  return undefined;
}

const gained = (minorUnits: bigint): bigint => (minorUnits > 0n ? minorUnits : 0n);
