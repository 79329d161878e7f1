import { defaultZone } from '../time/month-span.ts';
import type { DatedZone } from '../time/period-in-zones.ts';
import type { Merchant } from './program.ts';

/** On whose calendar a merchant's months of statements and books are cut: every zone ever chosen. A change takes effect at the next month. */
export function calendarOf(merchant: Merchant | undefined): readonly DatedZone[] {
  const { timeZone = defaultZone, timeZones = [{ zone: timeZone, from: 0 }] } = merchant ?? {};
  return timeZones;
}
