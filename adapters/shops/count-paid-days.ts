/** The longest that one interval can be, in days: a pause is judged by it, no amount is. */
const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, year: 366 };

/** More intervals than any subscription bills at once. */
const maxIntervals = 1_000;

/** The days that one payment of a subscription pays for; nothing where the source does not say it. */
export function countPaidDays(
  interval: string | null | undefined,
  intervalCount: string | null | undefined,
): { readonly paidDays?: number } {
  const days = daysOf[interval?.toLowerCase() ?? ''];
  const count = /^\d{1,4}$/.test(intervalCount ?? '') ? Number(intervalCount) : 0;
  const isKnown = days !== undefined && count > 0 && count <= maxIntervals;
  return isKnown ? { paidDays: days * count } : {};
}
