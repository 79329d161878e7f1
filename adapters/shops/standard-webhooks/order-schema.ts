import * as z from 'zod';
import { referenceKinds } from '../../../core/references/reference-id.ts';
import { instantSchema } from '../../documents/instant-schema.ts';
import { affiliateAttributionSchema } from './affiliate-attribution-schema.ts';
import { checkOrder } from './check-order.ts';
import { eventAmount, eventCurrency, eventId, shortText } from './event-fields.ts';
import { orderLineSchema } from './order-line-schema.ts';

const statuses = [
  'pending',
  'authorized',
  'partially-paid',
  'paid',
  'partially-refunded',
  'refunded',
  'voided',
  'cancelled',
] as const;

const address = z.string().max(8_192).optional();

const codeSchema = z.strictObject({
  code: z.string().trim().min(1).max(255).describe('As the buyer typed it; case does not matter.'),
  discount: eventAmount.optional().describe('What it took off.'),
  applied: z.boolean().default(true).describe('False if the shop refused or ignored it.'),
});

const customerSchema = z.strictObject({
  id: eventId.optional(),
  email: z.string().min(3).max(320).optional().describe('The address that the buyer gave.'),
});

const subscriptionSchema = z.strictObject({
  subscriptionId: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .describe('Unique among all subscriptions of the merchant, such as box/7.'),
  paymentNumber: z.int().min(1).max(999_999).optional().describe('Which payment, counted from 1.'),
  paidUntil: instantSchema.optional().describe('Until when this payment pays.'),
});

const referenceSchema = z.strictObject({
  kind: z.enum(referenceKinds).exclude(['order']).describe('What is named.'),
  value: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .describe('Its name, printable and without spaces.'),
});

const orderFields = z.strictObject({
  orderId: eventId,
  orderName: shortText.optional().describe('As people call the order, such as #1001.'),
  placedAt: instantSchema.describe('When the buyer ordered.'),
  updatedAt: instantSchema.describe('The version of this description; the newest one stands.'),
  currency: eventCurrency,
  pricesIncludeTax: z
    .boolean()
    .default(false)
    .describe('Whether amounts and discounts have tax in them.'),
  test: z.boolean().default(false).describe('A test order earns nothing.'),
  status: z.enum(statuses).describe('How far it is paid, or that it was called off.'),
  paidAt: instantSchema.optional().describe('Left out: when it was placed.'),
  cancelledAt: instantSchema.optional().describe('Left out: when it was updated.'),
  lastShippedAt: instantSchema.optional().describe('When the newest parcel left.'),
  fullyShipped: z.boolean().default(false).describe('Whether everything that ships has left.'),
  lines: z
    .array(orderLineSchema)
    .min(1, 'An order has at least one line.')
    .max(10_000)
    .describe('What was ordered.'),
  discount: eventAmount.optional().describe('Of the whole order, on no line.'),
  shipping: eventAmount.optional().describe('Shipping, fees and their tax.'),
  total: eventAmount
    .optional()
    .describe('What the buyer pays in all. If it is there, lines and shipping must add up to it.'),
  codes: z.array(codeSchema).max(50).default([]).describe('Discount codes that the buyer used.'),
  tokens: z
    .array(z.string().min(1).max(2_000))
    .max(50)
    .default([])
    .describe('Click tokens: the parameter tc of the links that led here.'),
  affiliateAttribution: z
    .array(affiliateAttributionSchema)
    .max(10)
    .default([])
    .describe(
      'What agents handed over at checkout, in the words of the Agentic Commerce Protocol.',
    ),
  visitorId: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'This is no visitor id.')
    .optional()
    .describe('The browser, as the snippet names it.'),
  landingPage: address.describe('Where the visit began; its parameter tc is a click token.'),
  referrer: address.describe('Where the buyer came from; its host is kept.'),
  customer: customerSchema.default({}).describe('Who bought; kept as peppered hashes only.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Write two letters, such as US.')
    .optional()
    .describe('Where it is shipped to, as two letters (ISO 3166-1).'),
  region: z
    .string()
    .regex(/^[A-Z0-9-]{1,6}$/, 'Write it like CA or 13.')
    .optional()
    .describe('The part of the country, such as CA.'),
  tags: z
    .array(shortText)
    .max(250)
    .default([])
    .describe('What plans may ask for of the whole order.'),
  subscription: subscriptionSchema.optional().describe('The subscription that the order pays for.'),
  references: z
    .array(referenceSchema)
    .max(5)
    .default([])
    .describe('What payment providers call the sale by.'),
  giftCardTender: eventAmount
    .optional()
    .describe('What was paid with gift cards; it lowers nothing.'),
});

/** The fields of an order that checks look at together. */
export type OrderFields = z.output<typeof orderFields>;

/** What `{"type":"order"}` says in `data`. */
export const orderDataSchema = orderFields.superRefine((order, context) =>
  checkOrder(order, (issue) => context.addIssue(issue)),
);
