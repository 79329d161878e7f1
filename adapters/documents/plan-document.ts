import * as z from 'zod';
import { conditionSchema } from './condition-schema.ts';
import { idSchema } from './id-schema.ts';
import { instantSchema } from './instant-schema.ts';
import { moneySchema } from './money-schema.ts';
import { periodTermSchema } from './period-term-schema.ts';
import { rateSchema } from './rate-schema.ts';
import { rewardSchema } from './reward-schema.ts';

const ruleId = z
  .string()
  .min(1)
  .max(64)
  .describe('What explanations call it; unique in the version.');

const ruleSchema = z
  .strictObject({
    ruleId,
    when: conditionSchema.describe('Left out: always.').optional(),
    rewards: z
      .array(rewardSchema)
      .max(20)
      .describe('Everything that the rule promises; an empty list earns nothing.'),
  })
  .meta({ id: 'Rule', description: 'The first rule that matches a line decides.' });

const assistBonusSchema = z
  .strictObject({
    ruleId,
    amount: moneySchema.describe('What each of them earns.'),
    to: z
      .enum(['any', 'first'])
      .describe('Every creator who helped, or only the one with the first of the touches.'),
    dailyCap: moneySchema.describe('The most that a creator gets of it on one day.').optional(),
  })
  .describe('So much for a creator who helped an order and got no credit.');

const renewalsSchema = z
  .strictObject({
    earn: z
      .union([
        z.enum(['lifetime', 'first-payment']),
        z.strictObject({
          maxMonths: z.int().min(1).max(1_200).describe('Calendar months from the first payment.'),
        }),
      ])
      .default('lifetime')
      .describe('For how long renewals earn.'),
    resumeDays: z
      .int()
      .min(1)
      .max(3_650)
      .describe('After a longer pause the next payment is attributed anew; left out: 90.')
      .optional(),
  })
  .describe('What the renewals of a subscription earn.');

/** A version of a plan as people write it, and as the body of `POST /v1/plans/{planId}/versions`. */
export const planVersionSchema = z
  .strictObject({
    versionId: idSchema.describe('Left out: made from the content.').optional(),
    effectiveFrom: instantSchema
      .describe('Never before it is published; left out: when it is published.')
      .optional(),
    rounding: z
      .enum(['half-even', 'half-up', 'half-down', 'up', 'down'])
      .default('half-even')
      .describe('How an exact commission becomes whole minor units.'),
    base: z
      .strictObject({
        includeTax: z.boolean().default(false).describe('Tax is part of the base.'),
        includeGiftCards: z.boolean().default(false).describe('Bought gift cards earn.'),
      })
      .prefault({})
      .describe('What counts besides price x quantity less discounts.'),
    otherCurrencies: z
      .enum(['exchange', 'next-rule'])
      .default('exchange')
      .describe(
        'What amounts of money say about orders in another currency: they are exchanged, or their rule leaves the order to the next one.',
      ),
    rules: z
      .array(ruleSchema)
      .max(500)
      .describe('In order: the first that matches a line decides.'),
    assistBonus: assistBonusSchema.optional(),
    referralShare: z
      .strictObject({ ruleId, rate: rateSchema.describe('A percentage of the commission.') })
      .describe('Goes on top to whoever brought the creator in.')
      .optional(),
    renewals: renewalsSchema.optional(),
    periodTerms: z
      .array(periodTermSchema)
      .max(50)
      .describe('Tiers, caps, guarantees and bonuses of whole periods.')
      .optional(),
    overridesRateProtection: z
      .strictObject({
        reason: z.enum(['legal', 'correction']).describe('A law, or an error that is corrected.'),
        note: z.string().min(1).max(500).describe('What creators are told.'),
      })
      .describe('Binds enrolled creators at once, although it may lower what they earn.')
      .optional(),
  })
  .meta({ id: 'PlanVersion', description: 'One dated version of a commission plan.' });

/** What people write of a version; the rest is said when it is published. */
export type WrittenPlanVersion = z.output<typeof planVersionSchema>;
