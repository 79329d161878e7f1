import type { Instant } from './instant.ts';
import type { Period, PeriodUnit } from './period.ts';
import { periodOf } from './period-of.ts';
import { nextPeriod } from './period-steps.ts';

/** The time zone that a merchant chose, and when; the first one holds from ever. */
export type DatedZone = { readonly zone: string; readonly from: Instant };

/** A period, and the one zone whose calendar divides it into days. */
export type ZonedPeriod = { readonly period: Period; readonly zone: string };

/**
 * The period of a moment for a merchant who may have changed the time zone. A change takes effect
 * at the next period: the current one ends when it ends in the zone before, and the next one
 * begins at that moment, a few hours longer or shorter than its calendar says. So every moment
 * lies in exactly one period, and later moments never in an earlier one.
 *
 * @throws RangeError if there is no zone, the changes are not in the order of time, or one is unknown.
 */
export function periodInZones(
  at: Instant,
  unit: PeriodUnit,
  zones: readonly DatedZone[],
): ZonedPeriod {
  return locate(at, unit, listEras(unit, zones));
}

/** From which period on a zone holds. */
type ZoneEra = { readonly zone: string; readonly first?: Period };

function listEras(unit: PeriodUnit, [initial, ...changes]: readonly DatedZone[]): ZoneEra[] {
  if (initial === undefined) throw new RangeError('A merchant has at least one time zone.');

  let eras: ZoneEra[] = [{ zone: initial.zone }];
  let before = initial.from;
  for (const { zone, from } of changes) {
    if (from < before) throw new RangeError('Changes of the time zone are given in time order.');
    before = from;
    const first = nextPeriod(locate(from, unit, eras).period);
    // Of several changes within one period only the last one ever takes effect.
    eras = [...eras.filter((era) => isBefore(era.first, first)), { zone, first }];
  }
  return eras;
}

function locate(at: Instant, unit: PeriodUnit, eras: readonly ZoneEra[]): ZonedPeriod {
  const periodIn = ({ zone, first }: ZoneEra) => {
    const period = periodOf(at, unit, zone);
    return first !== undefined && period.key < first.key ? first : period;
  };
  const [initial, ...later] = eras as [ZoneEra, ...ZoneEra[]];
  let current = initial;
  for (const era of later) {
    if (isBefore(periodIn(current), era.first)) break;
    current = era;
  }
  return { period: periodIn(current), zone: current.zone };
}

function isBefore(a: Period | undefined, b: Period | undefined): boolean {
  return b !== undefined && (a === undefined || a.key < b.key);
}
