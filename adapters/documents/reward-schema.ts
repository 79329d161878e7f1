import * as z from 'zod';
import type { Reward } from '../../core/plans/reward.ts';
import { multiplierSchema, rateSchema } from './rate-schema.ts';
import { rewardAmountSchema } from './reward-amount-schema.ts';

const kind = <Kind extends Reward['kind']>(name: Kind) =>
  z.literal(name).describe('What is rewarded.');
const amount = rewardAmountSchema.describe('How much of it.');

const kinds = [
  z
    .strictObject({
      kind: kind('percent'),
      rate: rateSchema,
      paidAs: z
        .literal('store-credit')
        .describe('Paid as store credit of the order’s currency rather than as money.')
        .optional(),
    })
    .describe('A part of the line’s base.'),
  z
    .strictObject({
      kind: kind('flat-per-order'),
      amount,
      afterRefund: z
        .enum(['kept', 'prorated', 'lost'])
        .default('prorated')
        .describe('What a partial refund does to it.'),
    })
    .describe('So much for the whole order.'),
  z
    .strictObject({ kind: kind('flat-per-item'), amount })
    .describe('So much for each piece that is left after edits and refunds.'),
  z.strictObject({ kind: kind('per-lead'), amount }).describe('So much for a lead.'),
  z
    .strictObject({ kind: kind('per-valid-click'), amount })
    .describe('So much for a click that counts.'),
  z
    .strictObject({
      kind: kind('per-thousand-views'),
      amount,
      formatMultipliers: z
        .partialRecord(
          z.enum(['video', 'short', 'live', 'photo', 'carousel', 'story', 'text', 'audio']),
          multiplierSchema,
        )
        .default({})
        .describe('How often views of a format count; a format that is not named counts once.'),
    })
    .describe('So much for 1,000 views of content.'),
  z
    .strictObject({ kind: kind('per-approved-content'), amount })
    .describe('So much for a piece of content that was approved.'),
  z
    .strictObject({
      kind: kind('milestone'),
      milestone: z.string().min(1).max(64).describe('The name of the milestone.'),
      amount,
    })
    .describe('A fee for reaching a milestone.'),
] as const;

const names = kinds.map(({ shape }) => shape.kind.value).join(', ');

/** What a rule promises: one kind of reward. */
export const rewardSchema: z.ZodType<Reward> = z
  .discriminatedUnion('kind', kinds, { error: `A reward is one of these kinds: ${names}.` })
  .meta({ id: 'Reward', description: 'What the rule promises; several together are a hybrid.' });
