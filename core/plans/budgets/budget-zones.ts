import type { DatedZone } from '../../time/period-in-zones.ts';

/** The calendar by which budgets begin anew: merchants have no time zone of their own yet. */
export const budgetZones: readonly DatedZone[] = [{ zone: 'UTC', from: 0 }];
