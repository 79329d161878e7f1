export { addDays } from './add-days.ts';

export { formatDay, formatInstant } from './format-instant.ts';
export { type Instant, msPerDay, msPerHour, msPerMinute, msPerSecond } from './instant.ts';
export { parseDay } from './parse-day.ts';
export { parseInstant } from './parse-instant.ts';
