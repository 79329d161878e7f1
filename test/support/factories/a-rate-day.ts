import type { RateDay } from '../../../core/money/rate-store.ts';
import { orderMoment } from './moments.ts';

/** What the ECB published on the Friday before the factories' order, a Monday's. */
export function aRateDay(changes: Partial<RateDay> = {}): RateDay {
  return {
    source: 'ecb',
    day: '2026-02-27',
    base: 'EUR',
    quotes: { USD: '1.25', JPY: '160.5' },
    recordedAt: orderMoment,
    ...changes,
  };
}
