/** Calendar periods in the merchant's time zone. Quarters begin in January. */
export type PeriodUnit = 'day' | 'month' | 'quarter' | 'year';

/**
 * One calendar period. Its key is `2026-03-14`, `2026-03`, `2026-Q1` or `2026`; keys of one unit
 * sort as their periods follow each other.
 */
export type Period = { readonly unit: PeriodUnit; readonly key: string };
