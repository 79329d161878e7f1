import type { DatedZone } from './period-in-zones.ts';

/** The calendar by which budgets and period terms begin anew: merchants have no time zone of their own yet. */
export const calendarZones: readonly DatedZone[] = [{ zone: 'UTC', from: 0 }];
