import * as z from 'zod';

/** Numbers are read as the text that the rail wrote. */
const whole = z.string().regex(/^\d{1,18}$/);

/**
 * A transfer between accounts, as the API answers it. What Stripe called a transfer before Connect, to a bank and without a
 * destination, has another shape and is none.
 */
export const transferSchema = z.object({
  id: z.string().regex(/^tr_\w{1,250}$/),
  object: z.literal('transfer'),
  amount: whole,
  amount_reversed: whole,
  currency: z.string().regex(/^[a-z]{3}$/),
  destination: z.string(),
  reversed: z.boolean(),
  transfer_group: z.string().nullish(),
  metadata: z.record(z.string(), z.string()),
});

export type Transfer = z.output<typeof transferSchema>;

export const transferListSchema = z.object({
  data: z.array(transferSchema),
  has_more: z.boolean(),
});
