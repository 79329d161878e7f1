import * as z from 'zod';
import { eventAmount, eventId, pieceCount, shortText } from './event-fields.ts';

const names = z.array(shortText).max(100).optional();

/** A line of an order event. Amounts are of the whole line, not per piece. */
export const orderLineSchema = z.strictObject({
  lineId: eventId,
  productId: eventId.optional(),
  variantId: eventId.optional(),
  sku: shortText.optional().describe('The stock keeping unit.'),
  title: shortText.optional().describe('As the buyer saw it; explanations name it.'),
  categories: names.describe('What plans may ask for.'),
  tags: names.describe('What plans may ask for.'),
  quantity: pieceCount.min(1).describe('Pieces ordered.'),
  quantityLeft: pieceCount
    .min(0)
    .optional()
    .describe('Pieces left after the order was edited; refunds do not lower it.'),
  amount: eventAmount.describe('Price x quantity of all pieces, before discounts.'),
  discount: eventAmount.optional().describe('What was taken off this line.'),
  tax: eventAmount.optional().describe('The tax on this line after discounts.'),
  giftCard: z
    .boolean()
    .default(false)
    .describe('Whether a gift card is bought, which is no goods.'),
  requiresShipping: z.boolean().default(true).describe('Whether the hold waits for a parcel.'),
});
