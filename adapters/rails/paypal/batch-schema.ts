import * as z from 'zod';

/** PayPal's own ids, which become part of a path. */
export const paypalId = z.string().regex(/^[\w-]{1,40}$/);

const moneySchema = z.object({ value: z.string(), currency: z.string() });

/** An item of a batch, as a batch lists it, an item is asked for, or a webhook tells it. */
export const itemSchema = z.object({
  payout_item_id: paypalId,
  payout_batch_id: paypalId,
  /** Absent before PayPal has begun with it. */
  transaction_status: z.string().optional(),
  transaction_id: z.string().optional(),
  sender_batch_id: z.string().optional(),
  payout_item: z.object({
    amount: moneySchema,
    receiver: z.string(),
    sender_item_id: z.string().optional(),
  }),
  errors: z.object({ name: z.string() }).optional(),
  currency_conversion: z
    .object({
      from_amount: moneySchema.optional(),
      to_amount: moneySchema.optional(),
      exchange_rate: z.string().optional(),
    })
    .optional(),
});

export type PaypalItem = z.output<typeof itemSchema>;

export const batchHeaderSchema = z.object({
  payout_batch_id: paypalId,
  batch_status: z.string(),
  sender_batch_header: z.object({ sender_batch_id: z.string().optional() }),
});

export const createdSchema = z.object({ batch_header: batchHeaderSchema });

export const batchPageSchema = z.object({
  batch_header: batchHeaderSchema,
  total_pages: z.string().regex(/^\d{1,5}$/),
  items: z.array(itemSchema).optional(),
});
