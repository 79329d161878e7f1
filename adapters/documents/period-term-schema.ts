import * as z from 'zod';
import { parseMoney } from '../../core/money/parse-money.ts';
import type { PeriodMeasure, PeriodTerm } from '../../core/plans/period-term.ts';
import { currencyText, moneySchema } from './money-schema.ts';
import { rateSchema } from './rate-schema.ts';

const kind = <Kind extends PeriodTerm['kind']>(name: Kind) =>
  z.literal(name).describe('What the term does.');
const termId = z
  .string()
  .min(1)
  .max(64)
  .describe('What explanations and statements call the term.');
const period = z
  .enum(['month', 'quarter', 'year'])
  .describe('A calendar period in the merchant’s time zone.');
const measure = z
  .enum(['revenue', 'commission', 'orders'])
  .describe('What counts: the bases of the orders, what they earned, or how many they are.');

const threshold = z
  .union([z.string(), z.int().min(0)], {
    error: 'A threshold is an amount in quotes, such as "1000.00", or a number of orders.',
  })
  .meta({
    description: 'An amount in the term’s currency, in quotes; of orders a whole number.',
    examples: ['1000.00', 25],
  });
type WrittenThreshold = z.output<typeof threshold>;

const tiersSchema = z
  .strictObject({
    kind: kind('tiers'),
    termId,
    period,
    measure,
    currency: currencyText,
    applies: z
      .enum(['next-period', 'marginal', 'retroactive'])
      .default('next-period')
      .describe(
        'Whether a tier holds for the whole next period, for what lies above its threshold, or for the whole period in which it is reached.',
      ),
    steps: z
      .array(
        z.strictObject({
          tier: z.string().min(1).max(64).describe('The name of the tier, for conditions.'),
          from: threshold,
          addedRate: rateSchema.describe('What it adds to the rules, as a part of the revenue.'),
        }),
      )
      .min(1)
      .max(50)
      .describe('The tiers, lowest first.'),
  })
  .transform((written, context): PeriodTerm => {
    const steps = written.steps.map(({ from, ...step }, place) => {
      const path = ['steps', place, 'from'];
      return { ...step, from: readThreshold(from, written, { context, path }) };
    });
    return { ...written, steps };
  });

const bonusSchema = z
  .strictObject({
    kind: kind('bonus'),
    termId,
    period,
    measure,
    threshold,
    amount: moneySchema.describe('What is paid.'),
  })
  .transform((written, context): PeriodTerm => {
    const counted = { measure: written.measure, currency: written.amount.currency };
    const place = { context, path: ['threshold'] };
    return { ...written, threshold: readThreshold(written.threshold, counted, place) };
  });

/** A term that depends on a whole period. */
export const periodTermSchema: z.ZodType<PeriodTerm> = z
  .discriminatedUnion(
    'kind',
    [
      tiersSchema.describe('Tiers that a creator reaches by what they bring in.'),
      z
        .strictObject({
          kind: kind('cap'),
          termId,
          period: z.enum(['day', 'month', 'quarter', 'year']).describe('A calendar period.'),
          most: moneySchema.describe('The most that a creator earns.'),
        })
        .describe('No creator earns more in one period, bonuses included.'),
      z
        .strictObject({
          kind: kind('guarantee'),
          termId,
          period,
          atLeast: moneySchema.describe('The least that a creator is paid.'),
        })
        .describe('What a creator is paid at least; commissions count against it.'),
      bonusSchema.describe('Paid once a period, when the threshold is reached.'),
    ],
    { error: 'A term is one of these kinds: tiers, cap, guarantee, bonus.' },
  )
  .meta({ id: 'PeriodTerm', description: 'A term that is settled for a whole period.' });

function readThreshold(
  written: WrittenThreshold,
  { measure: counted, currency }: { readonly measure: PeriodMeasure; readonly currency: string },
  { context, path }: { readonly context: z.RefinementCtx; readonly path: (string | number)[] },
): bigint {
  if (counted === 'orders') {
    if (/^\d{1,15}$/.test(String(written))) return BigInt(written);
    context.addIssue({ code: 'custom', path, message: 'This is not a whole number of orders.' });
    return z.NEVER;
  }
  const money = typeof written === 'string' ? parseMoney(written, currency) : undefined;
  if (money !== undefined) return money.minorUnits;
  const message = `This is not an amount of ${currency} in quotes, such as "1000.00".`;
  context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
}
