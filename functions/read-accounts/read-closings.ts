import { listDays } from '../../core/reports/list-days.ts';
import {
  type ClosingWatermark,
  type ConversionStore,
  dueShards,
} from '../../core/settlement/conversion-store.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatDay, formatInstant } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { queriesAtOnce } from '../shared/reading/load-orders-of-days.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';

export type ReadClosingsPorts = {
  readonly conversions: Pick<ConversionStore, 'listDue'>;
  readonly watermark: Pick<ClosingWatermark, 'read'>;
  readonly now: () => Instant;
};

export type ClosingDay = {
  readonly day: string;
  /** Waiting although the time has come: the next walk closes them. */
  readonly overdue: number;
  /** Closing later. */
  readonly due: number;
};

export type Closings = {
  readonly asOf: string;
  /** Every day before it is known to be done; `null` before the first walk. */
  readonly watermark: string | null;
  /** The last day that was looked at. */
  readonly until: string;
  readonly overdue: number;
  readonly due: number;
  /** Days on which anything waits. */
  readonly days: readonly ClosingDay[];
};

/** Without a watermark the walk of closings starts this far back, and so does this. */
const daysBack = 35;
/** Longer than any usual hold, so that nearly all that is pending is in sight. */
const daysAhead = 62;
/** Counting stops here: who sees this number knows what to do. */
const countMax = 10_000;
/** Later than everything: 2286-11-20, the last instant of 13 digits. */
const endOfTime: Instant = 9_999_999_999_998;

/** Counts what waits to be closed, from the watermark to two months ahead, in the due index. */
export async function readClosings(
  ports: ReadClosingsPorts,
  merchantId: string,
): Promise<Closings> {
  const now = ports.now();
  const watermark = await ports.watermark.read(merchantId);
  const first = watermark ?? formatDay(addDays(now, -daysBack));
  const until = formatDay(addDays(now, daysAhead));
  const days = await mapBounded(listDays(first, until), queriesAtOnce / dueShards, (day) =>
    countDay(ports, merchantId, day, now),
  );
  return {
    asOf: formatInstant(now),
    watermark: watermark ?? null,
    until,
    overdue: days.reduce((sum, { overdue }) => sum + overdue, 0),
    due: days.reduce((sum, { due }) => sum + due, 0),
    days: days.filter(({ overdue, due }) => overdue + due > 0),
  };
}

async function countDay(
  { conversions }: ReadClosingsPorts,
  merchantId: string,
  day: string,
  now: Instant,
): Promise<ClosingDay> {
  const count = async (until: Instant): Promise<number> => {
    const shards = Array.from({ length: dueShards }, (_, shard) => shard);
    const found = await Promise.all(
      shards.map((shard) => conversions.listDue(merchantId, { day, shard }, until, countMax)),
    );
    return found.reduce((sum, keys) => sum + keys.length, 0);
  };
  const all = await count(endOfTime);
  // A bucket holds what closes on its day or was late for it, so nothing of tomorrow is overdue.
  const overdue = all === 0 || day > formatDay(now) ? 0 : await count(now);
  return { day, overdue, due: Math.max(0, all - overdue) };
}
