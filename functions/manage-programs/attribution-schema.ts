import * as z from 'zod';
import { lookBackDays } from '../../core/attribution/look-back-days.ts';
import type { AttributionPolicy } from '../../core/attribution/policy.ts';
import { channelSchema } from '../shared/http/id-schemas.ts';

const days = z.int().min(0).max(lookBackDays);
const weight = z.int().min(0).max(1_000_000);
const weightList = z.array(weight).max(50);

const withoutParameters = [
  'first-touch',
  'last-touch',
  'last-non-direct',
  'linear',
  'position-decay',
] as const;

/** Weights that are all zero divide nothing. */
const somePositive = 'At least one weight must be positive.';
const isSomePositive = (weights: readonly number[]) => weights.some((each) => each > 0);

const ruleBasedModel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(withoutParameters) }),
  z.strictObject({
    kind: z.literal('time-decay'),
    halfLifeHours: z.int().min(1).max(8_784).default(168),
  }),
  z.strictObject({
    kind: z.literal('position-based'),
    weights: z
      .strictObject({ first: weight, middle: weight, last: weight })
      .refine((weights) => isSomePositive(Object.values(weights)), somePositive)
      .prefault({ first: 40, middle: 20, last: 40 }),
  }),
  z.strictObject({
    kind: z.literal('w-shaped'),
    weights: z
      .strictObject({ first: weight, lead: weight, opportunity: weight, others: weight })
      .refine((weights) => isSomePositive(Object.values(weights)), somePositive)
      .prefault({ first: 30, lead: 30, opportunity: 30, others: 10 }),
  }),
  z
    .strictObject({
      kind: z.literal('custom-weights'),
      fromFirst: weightList.default([]),
      others: weight.default(0),
      fromLast: weightList.default([]),
    })
    .refine(
      ({ fromFirst, others, fromLast }) => isSomePositive([...fromFirst, others, ...fromLast]),
      somePositive,
    ),
]);

/** A model that takes no parameters may be written as its name alone. */
const orByName = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .preprocess((written) => (typeof written === 'string' ? { kind: written } : written), schema)
    .meta({ alsoOneOf: withoutParameters });

const modelSchema = orByName(
  z.union([
    ruleBasedModel,
    z.strictObject({ kind: z.literal('data-driven'), fallback: orByName(ruleBasedModel) }),
  ]),
);

/** ISO 3166: a country, or a subdivision with its country. */
const places = z
  .array(
    z
      .string()
      .regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, 'This is no ISO 3166 code, such as US or US-CA.'),
  )
  .min(1)
  .max(300);

/** A program is one stored item, and every order is assessed with it. */
const maxChannels = 100;

const channelRules = z
  .record(channelSchema, z.enum(['ignore', 'dilute', 'yield']))
  .refine(
    (rules) => Object.keys(rules).length <= maxChannels,
    `At most ${maxChannels} channels can have a rule.`,
  );

/** How a program attributes; what is left out takes its default. */
export const attributionSchema: z.ZodType<AttributionPolicy> = z
  .strictObject({
    model: modelSchema.prefault('last-touch'),
    clickWindowDays: days.default(30),
    viewWindowDays: days.default(1),
    viewsEarn: z.boolean().default(false),
    codeVsLink: z
      .enum(['code-wins', 'link-wins', 'code-wins-if-involved', 'shared'])
      .default('code-wins'),
    channels: channelRules.optional(),
    networks: z.enum(['yield', 'ignore']).optional(),
    minimumSecondsToOrder: z.int().min(0).max(3_600).optional(),
    regions: z
      .union([z.strictObject({ only: places }), z.strictObject({ except: places })])
      .optional(),
  })
  .prefault({});
