import type { RateDay, RateStore } from '../../../core/money/rate-store.ts';
import { addDays } from '../../../core/time/add-days.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { orderMoment } from '../../support/factories/moments.ts';

/** What the central bank publishes on the days of the histories, never the same twice. */
const rateDays: readonly RateDay[] = [-6, -3, 0, 1, 2, 3, 4, 5, 6].map((days) => {
  const at = addDays(orderMoment, days);
  return {
    source: 'ecb',
    day: formatDay(at),
    base: 'EUR',
    quotes: { USD: `1.${25 + days}`, JPY: `${160 + days}.5` },
    recordedAt: at,
  };
});

/** Records what was published on each day, and that this is all of it. */
export async function recordRates(rates: RateStore, merchantId: string): Promise<void> {
  for (const day of rateDays) await rates.addDay(merchantId, day);
  await rates.complete(merchantId, 'ecb', completeThrough);
}

const completeThrough: string = formatDay(addDays(orderMoment, 14));
