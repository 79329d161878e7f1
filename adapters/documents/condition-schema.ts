import * as z from 'zod';
import { touchKinds } from '../../core/attribution/touch.ts';
import type { Condition } from '../../core/plans/condition.ts';
import { instantSchema } from './instant-schema.ts';
import { limitConditionDepth } from './limit-condition-depth.ts';
import { moneySchema } from './money-schema.ts';

const text = z
  .string({ error: 'Write ids and names as text; those made of digits in quotes.' })
  .min(1)
  .max(100);

const listOf = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).min(1).max(200).describe(description).optional();

const parts = (description: string) =>
  z.array(nestedSchema).min(1).max(50).describe(description).optional();

const leaves = {
  product: listOf(text, 'Any of these product ids, as the shop has them.'),
  variant: listOf(text, 'Any of these variant ids.'),
  category: listOf(text, 'The product is in any of these categories.'),
  tag: listOf(text, 'The line or its order has any of these tags.'),
  country: listOf(text, 'The order goes to any of these countries (ISO 3166, such as DE).'),
  currency: listOf(text, 'The order is in any of these currencies (ISO 4217).'),
  customer: z
    .enum(['new', 'returning'])
    .describe('Whether the buyer bought before; a buyer of whom nothing is known is neither.')
    .optional(),
  orderValue: z
    .strictObject({
      atLeast: moneySchema.describe('This much, or more.').optional(),
      below: moneySchema.describe('Less than this.').optional(),
    })
    .describe('The bases of the order’s lines before refunds, in this currency only.')
    .optional(),
  paymentNumber: z
    .strictObject({
      from: z.int().min(1).describe('The first of the payments.').optional(),
      to: z.int().min(1).describe('The last of the payments.').optional(),
    })
    .describe('Which payment of a subscription the order is, counted from 1.')
    .optional(),
  time: z
    .strictObject({
      from: instantSchema.describe('At this moment, or later.').optional(),
      until: instantSchema.describe('Before this moment.').optional(),
    })
    .describe('When the order was placed: from a moment, until before another one.')
    .optional(),
  creator: listOf(text, 'The creator is any of these.'),
  group: listOf(text, 'The creator was enrolled in any of these groups.'),
  tier: listOf(text, 'The creator is in any of these tiers.'),
  touchKind: z.array(z.enum(touchKinds)).min(1).describe('How the buyer came.').optional(),
  format: z
    .array(z.enum(['video', 'short', 'live', 'photo', 'carousel', 'story', 'text', 'audio']))
    .min(1)
    .describe('What the content is in which the link or code stands.')
    .optional(),
  platform: listOf(text, 'Where that content is, such as youtube.'),
  campaign: listOf(text, 'The campaign of the link or code.'),
  code: listOf(text.toUpperCase(), 'The code that the buyer used; case does not matter.'),
  link: listOf(text, 'The slug of the link that the buyer followed.'),
  amplified: z
    .boolean()
    .describe('Whether the link is in a post whose reach the brand pays for.')
    .optional(),
};

const anyCondition = z
  .strictObject({
    get all() {
      return parts('All of these hold.');
    },
    get any() {
      return parts('At least one of these holds.');
    },
    get not() {
      return nestedSchema.optional();
    },
    ...leaves,
  })
  .superRefine((written, context) => {
    const names = Object.keys(written);
    // A name that there is not was named already, and would look like no name here.
    if (names.length === 1 || context.issues.length > 0) return;

    const message =
      names.length === 0
        ? 'A condition is empty; leave "when" out for a rule that always applies.'
        : `A condition tests one thing, and this one tests ${names.join(', ')}; combine them with "all" or "any".`;
    context.addIssue({ code: 'custom', message });
  })
  .meta({
    id: 'Condition',
    description: 'When a rule applies: one test, or all, any or not of conditions.',
    minProperties: 1,
    maxProperties: 1,
  });

/** The check lets exactly one field through, which zod's types cannot say. */
const nestedSchema: z.ZodType<Condition> = anyCondition as unknown as z.ZodType<Condition>;

/** One leaf, or `all`, `any`, `not` of conditions, at most twenty deep. */
export const conditionSchema = z.preprocess(limitConditionDepth, nestedSchema);
