import * as z from 'zod';
import { minorUnitDigits } from '../../core/money/minor-unit-digits.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { Condition } from '../../core/plans/condition.ts';
import { parseRate } from '../../core/plans/parse-rate.ts';
import type { PlanVersion, Rule } from '../../core/plans/plan.ts';
import type { Reward } from '../../core/plans/reward.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { instantSchema } from '../shared/http/instant-schema.ts';
import { moneySchema } from '../shared/http/money-schema.ts';
import { rateText } from './rate-text.ts';

/** A percentage as a text: `"12.5"` is an eighth, exactly. */
const rateSchema = z.string().transform((written, context) => {
  const rate = parseRate(written);
  if (rate !== undefined) return rate;

  context.addIssue({ code: 'custom', message: 'This is not a percentage such as "12.5".' });
  return z.NEVER;
});

const values = z.array(z.string().min(1).max(100)).min(1).max(200);
const currencies = values.refine(
  (codes) => codes.every((code) => minorUnitDigits[code] !== undefined),
  'This names a currency that ISO 4217 does not.',
);

/** One leaf, or `all`, `any`, `not` of conditions. */
const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(50) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ product: values }),
    z.strictObject({ variant: values }),
    z.strictObject({ customer: z.enum(['new', 'returning']) }),
    z.strictObject({ country: values }),
    z.strictObject({ currency: currencies }),
    z.strictObject({ creator: values }),
    z.strictObject({ touchKind: z.array(z.enum(['click', 'view', 'code'])).min(1) }),
  ]),
);

const rewardSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rate: rateSchema }),
  z.strictObject({
    kind: z.literal('flat-per-order'),
    amount: moneySchema,
    afterRefund: z.enum(['kept', 'prorated', 'lost']).default('prorated'),
  }),
]);

const ruleSchema = z.strictObject({
  ruleId: z.string().min(1).max(64),
  when: conditionSchema.optional(),
  rewards: z.array(rewardSchema).max(20),
});

/** The body of `POST /v1/plans/{planId}/versions`. */
export const planVersionSchema = z.strictObject({
  versionId: idSchema.optional(),
  effectiveFrom: instantSchema.optional(),
  rounding: z.enum(['half-even', 'half-up', 'half-down', 'up', 'down']).default('half-even'),
  base: z
    .strictObject({
      includeTax: z.boolean().default(false),
      includeGiftCards: z.boolean().default(false),
    })
    .prefault({}),
  rules: z.array(ruleSchema).max(500),
});

export function toPlanVersionDocument(version: PlanVersion) {
  return {
    ...version,
    publishedAt: formatInstant(version.publishedAt),
    effectiveFrom: formatInstant(version.effectiveFrom),
    rules: version.rules.map(toRuleDocument),
  };
}

const toRuleDocument = ({ rewards, ...rule }: Rule) => ({
  ...rule,
  rewards: rewards.map(toRewardDocument),
});

function toRewardDocument(reward: Reward) {
  if (reward.kind === 'percent') return { kind: reward.kind, rate: rateText(reward.rate) };
  const { amount } = reward;
  return { ...reward, amount: 'currency' in amount ? toMoneyDocument(amount) : amount };
}
