/** Monday first, as ISO 8601 counts. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** When a program pays, by the calendar of its merchant, and what of an account is due then. */
export type PayoutSchedule =
  /** On this day of each week, what was payable when the day began. */
  | { readonly kind: 'weekly'; readonly weekday: Weekday }
  /** On this day of each month (of a shorter one the last), what was payable at the end of the month before. */
  | { readonly kind: 'monthly'; readonly day: number }
  /**
   * So many days after the one on which it became payable, or on the next weekday of this name. Of 0 days: on the next run
   * of the day, or of that weekday.
   */
  | { readonly kind: 'net'; readonly days: number; readonly weekday?: Weekday };

/** Of a program that does not say. */
export const defaultSchedule: PayoutSchedule = { kind: 'monthly', day: 15 };
