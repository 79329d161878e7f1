import * as z from 'zod';
import { knownCurrencySchema } from '../../adapters/documents/known-currency-schema.ts';
import type { ReachSettings } from '../../core/programs/reach-settings.ts';

const views = z.int().min(1).max(1_000_000_000_000);
/** Platforms are not asked about older posts. */
const daysMax = 30;

const fields = {
  currency: knownCurrencySchema.describe('In which views earn.'),
  measuringDays: z
    .int()
    .min(1)
    .max(daysMax)
    .describe('Days from the publication on, in which views count.'),
  whenDeleted: z
    .enum(['kept', 'lost'])
    .describe('What a post earns that is deleted while it is measured: what it had, or nothing.'),
  countsBrandMarks: z
    .literal(true)
    .describe('Posts that only name the brand’s handle or hashtag count, too.')
    .optional(),
};
const least = 'A post with fewer views counts none.';
const most = 'More views of a post do not count.';

/** A program's `reach`: how the views of posts that carry its links or codes count. */
export const reachSettingsSchema = z
  .strictObject({
    ...fields,
    measuringDays: fields.measuringDays.default(daysMax),
    whenDeleted: fields.whenDeleted.default('kept'),
    viewsMin: views.describe(least).transform(BigInt).optional(),
    viewsMax: views.describe(most).transform(BigInt).optional(),
  })
  .refine(
    ({ viewsMin = 0n, viewsMax = viewsMin }) => viewsMin <= viewsMax,
    'The least of views is more than the most.',
  );

/** The same in an answer. */
export const reachSettingsAnswer = z.object({
  ...fields,
  viewsMin: views.describe(least).optional(),
  viewsMax: views.describe(most).optional(),
});

export function toReachSettingsDocument({ viewsMin, viewsMax, ...settings }: ReachSettings) {
  return {
    ...settings,
    ...(viewsMin === undefined ? {} : { viewsMin: Number(viewsMin) }),
    ...(viewsMax === undefined ? {} : { viewsMax: Number(viewsMax) }),
  };
}

/** A program's `disclosure`: what becomes of posts that do not say that they are paid for. */
export const disclosureSettingsSchema = z.strictObject({
  whenMissing: z
    .enum(['nothing', 'remind', 'hold'])
    .describe('`hold`: what the post earns is held back, sales commissions never.'),
  holdAfterHours: z.int().min(0).max(720).default(48),
});
