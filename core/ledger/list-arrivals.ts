import type { Entry, EntryKind } from './entry.ts';

/** What an entry made payable of something, or took back. */
export type Arrival = {
  /** What it is about: an order, the terms of a period. Two entries about the same are one matter. */
  readonly about: string;
  readonly unit: string;
  /** Signed. */
  readonly minorUnits: bigint;
};

/** They move what has become payable before, there or back, or put the tax of its invoice on it. */
const noArrivals: readonly EntryKind[] = ['reserve', 'confirm', 'return', 'indirect-tax'];

/**
 * What an entry of a creator's journal made payable, before any debt: of each order (what is not held back of it), of
 * the terms of a period. Payouts are no arrivals: what comes back keeps the place that it had. Nor is indirect tax.
 */
export function listArrivals(entry: Entry): Arrival[] {
  const { kind, period, legs, postings, cause } = entry;
  if (noArrivals.includes(kind)) return [];
  if (legs.length > 0) {
    return legs.map(({ conversionId, unit, minorUnits, heldMinorUnits = 0n }) => ({
      about: `order/${conversionId}`,
      unit,
      minorUnits: minorUnits - heldMinorUnits,
    }));
  }
  if (period !== undefined) {
    const about = `period/${period.programId}/${period.period}`;
    return [{ about, unit: period.currency, minorUnits: period.minorUnits }];
  }
  return postings
    .filter(({ account }) => account === 'payable')
    .map(({ unit, minorUnits }) => ({ about: cause, unit, minorUnits: -minorUnits }));
}
