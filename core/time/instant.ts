/**
 * A moment: milliseconds since 1970-01-01T00:00:00Z. Time is always an argument in `core/`; names
 * of instants end in `At`, names of durations end in their unit (`holdDays`, `timeoutMs`).
 */
export type Instant = number;

export const msPerSecond = 1_000;
export const msPerMinute = 60_000;
export const msPerHour = 3_600_000;
export const msPerDay = 86_400_000;
export const hoursPerDay = 24;
