import type { ConversionState } from '../../../core/settlement/conversion.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import { mapBounded } from './map-bounded.ts';

/** Queries at once: enough to hide their latency, few enough to leave the table to others. */
export const queriesAtOnce = 16;

/**
 * The orders of some programs placed on some days, by day and id, with one query for each day and
 * program. From an index: what was written a moment ago may be missing.
 */
export async function loadOrdersOfDays(
  conversions: Pick<ConversionStore, 'listOfDay'>,
  merchantId: string,
  programIds: readonly string[],
  days: readonly string[],
): Promise<ConversionState[]> {
  const queries = days.flatMap((day) => programIds.map((programId) => ({ day, programId })));
  const found = await mapBounded(queries, queriesAtOnce, async ({ day, programId }) => ({
    day,
    states: await conversions.listOfDay(merchantId, programId, day),
  }));
  const byDay = Map.groupBy(found, ({ day }) => day);
  return [...byDay.values()].flatMap((ofDay) =>
    ofDay
      .flatMap(({ states }) => states)
      .toSorted((a, b) => (a.conversionId < b.conversionId ? -1 : 1)),
  );
}
