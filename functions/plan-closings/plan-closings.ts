import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ClosingChunk, ClosingRun } from '../../core/settlement/closing-run.ts';
import type { ClosingRunStore } from '../../core/settlement/closing-run-store.ts';
import {
  type ClosingWatermark,
  type ConversionStore,
  type DueBucket,
  dueShards,
} from '../../core/settlement/conversion-store.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import { type Instant, msPerDay, msPerHour } from '../../core/time/instant.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';
import { type ChunkCutter, cutChunks } from './cut-chunks.ts';

export type PlanClosingsPorts = {
  readonly directory: ProgramDirectory;
  readonly conversions: ConversionStore;
  readonly watermark: ClosingWatermark;
  readonly runs: Pick<ClosingRunStore, 'find' | 'save'>;
  readonly enqueueChunks: (chunks: readonly ClosingChunk[]) => Promise<void>;
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
 * closers, as the run of a name. Sending twice is harmless; the watermark only passes days whose
 * buckets are all empty and that have been over for an hour, and the walk begins a day before it, so
 * nothing that is still open is ever walked past.
 *
 * A run whose walk is over is not walked again; one whose walk was killed is, as its next attempt.
 *
 * Cost grows with what is due, not with what exists.
 */
export function makePlanClosings(ports: PlanClosingsPorts) {
  return async (runId: string): Promise<{ readonly due: number }> => {
    let due = 0;
    for (const merchantId of await ports.directory.listMerchantIds()) {
      due += await planMerchant(ports, merchantId, runId);
    }
    return { due };
  };
}

async function planMerchant(
  ports: PlanClosingsPorts,
  merchantId: string,
  runId: string,
): Promise<number> {
  const run = await beginWalk(ports, merchantId, runId);
  if (run === undefined) return 0;

  const cutter = cutChunks(run);
  const days = await walk(ports, cutter);
  const due = days.reduce((sum, day) => sum + day.due, 0);
  const planned = {
    at: ports.now(),
    due,
    days: days.filter((day) => day.due > 0),
    chunks: cutter.count(),
  };
  await ports.runs.save({ ...run, planned });
  return due;
}

/** The run with the attempt that this walk is; nothing if there is nothing left to walk. */
async function beginWalk(
  { runs, now }: PlanClosingsPorts,
  merchantId: string,
  runId: string,
): Promise<ClosingRun | undefined> {
  const known = await runs.find(merchantId, runId);
  if (known?.planned !== undefined) return undefined;

  const run =
    known === undefined
      ? { merchantId, runId, startedAt: now(), attempt: 1 }
      : { ...known, attempt: known.attempt + 1 };
  return (await runs.save(run)) === 'saved' ? run : undefined;
}

async function walk(
  ports: PlanClosingsPorts,
  cutter: ChunkCutter,
): Promise<{ readonly day: string; readonly due: number }[]> {
  const { merchantId } = cutter.run;
  const now = ports.now();
  const known = await ports.watermark.read(merchantId);
  const start = known ?? formatDay(now - firstWalkDays * msPerDay);
  const days: { readonly day: string; readonly due: number }[] = [];
  let passed = start;
  let isEmptySoFar = true;
  for (const day of daysBetween(formatDay(dayStart(start) - lookBehindMs), formatDay(now))) {
    const due = await planDay(ports, cutter, day, now);
    days.push({ day, due });
    if (day < start) continue;
    isEmptySoFar = isEmptySoFar && due === 0;
    if (isEmptySoFar && dayStart(day) + msPerDay + settlingMs <= now) passed = nextDay(day);
  }
  if (passed !== known) await ports.watermark.advance(merchantId, passed);
  return days;
}

async function planDay(
  ports: PlanClosingsPorts,
  cutter: ChunkCutter,
  day: string,
  now: Instant,
): Promise<number> {
  const shards = Array.from({ length: dueShards }, (_, shard) => shard);
  const found = await Promise.all(
    shards.map((shard) => planBucket(ports, cutter, { day, shard }, now)),
  );
  return found.reduce((sum, count) => sum + count, 0);
}

/** Sends all that is due in a bucket, page by page. */
async function planBucket(
  { conversions, enqueueChunks }: PlanClosingsPorts,
  cutter: ChunkCutter,
  bucket: DueBucket,
  now: Instant,
): Promise<number> {
  let found = 0;
  let after: string | undefined;
  do {
    const request = { limit: keysPerPage, ...(after === undefined ? {} : { after }) };
    const { items, next } = await conversions.pageDue(cutter.run.merchantId, bucket, now, request);
    if (items.length > 0) await enqueueChunks(cutter.cut(items));
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
