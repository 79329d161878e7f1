import { type Instant, msPerDay, msPerMinute } from '../../../core/time/instant.ts';

/** 2026-01-05T09:00:00Z: when the story begins, on every run. */
export const storyStart: Instant = 1_767_603_600_000;

/**
 * The days (after the start) on which the clock stops, and what happens there. Everything that
 * happened since the stop before is told at a stop, so a stop's deliveries are about the past.
 *
 * The windows end between the stops `lastBeforeCloses` and `afterCloses`.
 */
export const storyStops = [
  { day: 0, title: 'first clicks, long before anybody buys' },
  { day: 34, title: 'clicks of the first day of sale' },
  { day: 36, title: 'orders and clicks' },
  { day: 38, title: 'orders and clicks' },
  { day: 40, title: 'orders and clicks' },
  { day: 42, title: 'orders, edits and clicks' },
  { day: 44, title: 'orders, a new plan version and clicks' },
  { day: 46, title: 'orders, cancellations and clicks' },
  { day: 48, title: 'orders and parcels' },
  { day: 51, title: 'the last orders and parcels' },
  { day: 56, title: 'returns within the window' },
  { day: 62, title: 'late returns, and a late parcel' },
  { day: 88, title: 'every window but one is over: closes, and refunds after them' },
  { day: 90, title: 'an edit and a refund after the payout' },
] as const;

/** Index of the last stop before anything closes, of the first one after, and of the last one. */
export const lastBeforeCloses = 11;
export const afterCloses = 12;
export const afterPayout = 13;

/** A moment of the story: days after the start, and minutes after that. */
export function storyTime(day: number, minutes = 0): Instant {
  return storyStart + Math.round(day * msPerDay) + minutes * msPerMinute;
}

/** The stop at which something that happened at `at` is told. */
export function stopAfter(at: Instant): number {
  const index = storyStops.findIndex(({ day }) => storyTime(day) > at);
  if (index < 0) throw new RangeError('The story is over by then.');
  return index;
}
