import * as z from 'zod';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { defaultSchedule, weekdays } from '../../core/payouts/payout-schedule.ts';
import type { PayoutSettings } from '../../core/programs/program.ts';
import { amountsSchema } from './amounts-schema.ts';

const weekday = z.enum(weekdays);

/** When a program pays. */
export const payoutScheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly'), weekday }),
  z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(31) }),
  z.strictObject({
    kind: z.literal('net'),
    days: z.int().min(0).max(365),
    weekday: weekday.optional(),
  }),
]);

/** The part `payouts` of a program; what is left out takes its default. */
export const payoutSettingsSchema = z
  .strictObject({
    minimums: amountsSchema.default([]),
    schedule: payoutScheduleSchema.optional(),
  })
  .prefault({});

/** The same in the form of the API, with the schedule that holds where the program does not say. */
export function toPayoutSettingsDocument({ minimums, schedule = defaultSchedule }: PayoutSettings) {
  return { minimums: minimums.map(toMoneyDocument), schedule };
}
