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

/** From which period on a zone holds; the first one has no beginning. */
type ZoneEra = { readonly zone: string; readonly first?: Period };

function listEras(unit: PeriodUnit, [initial, ...changes]: readonly DatedZone[]): ZoneEra[] {
  if (initial === undefined) throw new RangeError('A merchant has at least one time zone.');

  const eras: ZoneEra[] = [{ zone: initial.zone }];
  let before = initial.from;
  for (const { zone, from } of changes) {
    if (from < before) throw new RangeError('Changes of the time zone are given in time order.');
    before = from;
    eras.push({ zone, first: nextPeriod(locate(from, unit, eras).period) });
  }
  return eras;
}

function locate(at: Instant, unit: PeriodUnit, eras: readonly ZoneEra[]): ZonedPeriod {
  const [initial, ...later] = eras as [ZoneEra, ...ZoneEra[]];
  let current = { zone: initial.zone, period: periodOf(at, unit, initial.zone) };
  for (const { zone, first } of later) {
    // Of several changes within one period each passes on to the next, so the last one holds.
    if (first === undefined || current.period.key < first.key) break;
    const period = periodOf(at, unit, zone);
    current = { zone, period: period.key < first.key ? first : period };
  }
  return current;
}
