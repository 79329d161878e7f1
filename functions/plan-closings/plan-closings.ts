import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import {
  type ClosingWatermark,
  type ConversionKey,
  type ConversionStore,
  dueShards,
} from '../../core/settlement/conversion-store.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { type Instant, msPerDay, msPerHour } from '../../core/time/instant.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';

export type PlanClosingsPorts = {
  readonly directory: ProgramDirectory;
  readonly conversions: ConversionStore;
  readonly watermark: ClosingWatermark;
  readonly enqueue: (keys: readonly ConversionKey[]) => Promise<void>;
  readonly now: () => Instant;
};

/** Without a watermark the walk starts this far back: longer than any order waits unplanned. */
const firstWalkDays = 35;
/** A bucket may still receive a late write for a while after its day is over. */
const settlingMs = msPerHour;
/** What one bucket hands out per walk; the rest of a larger one follows with the next walk. */
const dueMax = 10_000;

/**
 * Walks the due index of every merchant, from the watermark to today, and sends what is due to the
 * closers. Sending twice is harmless; the watermark only passes days whose buckets are all empty
 * and that have been over for an hour, so nothing that is still open is ever walked past.
 *
 * Cost grows with what is due, not with what exists.
 */
export function makePlanClosings(ports: PlanClosingsPorts) {
  return async (): Promise<{ readonly due: number }> => {
    let due = 0;
    for (const merchantId of await ports.directory.listMerchantIds()) {
      due += await planMerchant(ports, merchantId);
    }
    return { due };
  };
}

async function planMerchant(ports: PlanClosingsPorts, merchantId: string): Promise<number> {
  const now = ports.now();
  const known = await ports.watermark.read(merchantId);
  const start = known ?? formatDay(now - firstWalkDays * msPerDay);
  let due = 0;
  let passed = start;
  let isEmptySoFar = true;
  for (const day of daysBetween(start, formatDay(now))) {
    const found = await planDay(ports, merchantId, day, now);
    due += found;
    isEmptySoFar = isEmptySoFar && found === 0;
    if (isEmptySoFar && dayStart(day) + msPerDay + settlingMs <= now) passed = nextDay(day);
  }
  if (passed !== known) await ports.watermark.advance(merchantId, passed);
  return due;
}

async function planDay(
  ports: PlanClosingsPorts,
  merchantId: string,
  day: string,
  now: Instant,
): Promise<number> {
  const shards = Array.from({ length: dueShards }, (_, shard) => shard);
  const found = await Promise.all(
    shards.map(async (shard) => {
      const keys = await ports.conversions.listDue(merchantId, { day, shard }, now, dueMax);
      if (keys.length > 0) await ports.enqueue(keys);
      return keys.length;
    }),
  );
  return found.reduce((sum, count) => sum + count, 0);
}

function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = nextDay(day)) days.push(day);
  return days;
}

const nextDay = (day: string): string => formatDay(dayStart(day) + msPerDay);

function dayStart(day: string): Instant {
  const start = parseInstant(`${day}T00:00:00Z`);
  if (start === undefined) throw new RangeError(`"${day}" is not a day.`);
  return start;
}
