export { addDays } from './add-days.ts';

export { formatDay, formatInstant } from './format-instant.ts';
export { type Instant, msPerDay, msPerHour, msPerMinute, msPerSecond } from './instant.ts';
export {
  type Calendar,
  defaultZone,
  monthOf,
  monthSpan,
  nextMonth,
  type Span,
  zoneOf,
} from './month-span.ts';
export { parseDay } from './parse-day.ts';
export { parseInstant } from './parse-instant.ts';
export type { Period, PeriodUnit } from './period.ts';
export { dayOfPeriod } from './period-day.ts';
export { type PeriodDays, periodDays } from './period-days.ts';
export { type DatedZone, periodInZones, type ZonedPeriod } from './period-in-zones.ts';
export { periodOf, periodOfDay } from './period-of.ts';
export { startOfPeriod } from './period-start.ts';
export { nextPeriod, previousPeriod } from './period-steps.ts';
export { zonedDay } from './zoned-day.ts';
