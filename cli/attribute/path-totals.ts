import type { PathRow } from '../../core/attribution/paths/index.ts';
import { UsageError } from '../usage-error.ts';

/** What a path file holds, whatever a model makes of it. Figures of a statistic, not money. */
export type PathTotals = {
  /** With and without a conversion. */
  readonly journeys: number;
  readonly conversions: number;
  readonly value: number;
};

/** Adds up rows while they pass. Reading the sums throws UsageError if they are beyond all numbers. */
export function openPathTotals() {
  let [conversions, value, nulls] = [0, 0, 0];
  return {
    add(row: PathRow): void {
      conversions += row.conversions;
      value += row.value;
      nulls += row.nulls;
    },
    read(): PathTotals {
      const journeys = conversions + nulls;
      if (Number.isFinite(journeys) && Number.isFinite(value)) {
        return { journeys, conversions, value };
      }
      throw new UsageError('The sums of the file are too large to be numbers.');
    },
  };
}
