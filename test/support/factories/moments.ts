import { type Instant, msPerDay } from '../../../core/time/instant.ts';

/** 2026-03-02T10:00:00Z: the moment around which the factories build. */
export const orderMoment: Instant = 1_772_445_600_000;

/** A moment some days (24 h; may be fractional or negative) before the orders of the factories. */
export function daysBeforeOrder(days: number): Instant {
  return orderMoment - Math.round(days * msPerDay);
}

/** A moment some days (24 h) after the orders of the factories. */
export function daysAfterOrder(days: number): Instant {
  return daysBeforeOrder(-days);
}
