import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import {
  type ClosingWatermark,
  type ConversionKey,
  type ConversionStore,
  type DueBucket,
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
/** The walk begins this long before its watermark: a clock that runs behind writes into days that are over. */
const lookBehindMs = msPerDay;
/** Keys read and sent at once, which is what a walk needs memory for, however large a bucket is. */
const keysPerPage = 1_000;

/**
 * Walks the due index of every merchant, from the watermark to today, and sends what is due to the
 * closers. Sending twice is harmless; the watermark only passes days whose buckets are all empty
 * and that have been over for an hour, and the walk begins a day before it, so nothing that is still
 * open is ever walked past.
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
  const first = formatDay(dayStart(start) - lookBehindMs);
  for (const day of daysBetween(first, formatDay(now))) {
    const found = await planDay(ports, merchantId, day, now);
    due += found;
    if (day < start) continue;
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
    shards.map((shard) => planBucket(ports, merchantId, { day, shard }, now)),
  );
  return found.reduce((sum, count) => sum + count, 0);
}

/** Sends all that is due in a bucket, page by page. */
async function planBucket(
  { conversions, enqueue }: PlanClosingsPorts,
  merchantId: string,
  bucket: DueBucket,
  now: Instant,
): Promise<number> {
  let found = 0;
  let after: string | undefined;
  do {
    const request = { limit: keysPerPage, ...(after === undefined ? {} : { after }) };
    const { items, next } = await conversions.pageDue(merchantId, bucket, now, request);
    if (items.length > 0) await enqueue(items);
    found += items.length;
    after = next;
  } while (after !== undefined);
  return found;
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
