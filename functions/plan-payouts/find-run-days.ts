import { dayAt, type RunDays } from '../../core/payouts/judge-schedules.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import { addDays } from '../../core/time/add-days.ts';
import { formatDay } from '../../core/time/format-instant.ts';
import type { Instant } from '../../core/time/instant.ts';

/** Longer ago nobody looks: a schedule that has stood still for so long begins anew. */
const daysLookedBack = 7;

/**
 * The days of the merchant's calendar for which a run of the schedule stands: since the last one, so that a day is made up
 * for on which none ran, and no day has two. Of the first run it is its own day.
 */
export async function findRunDays(
  payouts: Pick<PayoutStore, 'findRun'>,
  merchantId: string,
  zone: string,
  startedAt: Instant,
): Promise<RunDays> {
  const last = dayAt(startedAt, zone);
  for (let days = 1; days <= daysLookedBack; days += 1) {
    const before = await payouts.findRun(merchantId, formatDay(addDays(startedAt, -days)));
    if (before === undefined || before.author !== undefined) continue;
    return { zone, startedAt, last, after: dayAt(before.startedAt, zone) };
  }
  return { zone, startedAt, last, after: last - 1 };
}
