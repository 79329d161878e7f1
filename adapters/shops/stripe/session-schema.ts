import * as z from 'zod';
import {
  address,
  amount,
  customer,
  discount,
  expandable,
  flag,
  id,
  information,
  list,
  metadata,
  seconds,
} from './stripe-fields.ts';

/** A line of a session: only there if somebody asked for `line_items`, never in an event. */
const sessionLine = z.object({
  id,
  amount_discount: amount,
  amount_tax: amount,
  amount_total: amount,
  description: information,
  quantity: information,
  price: z.object({ id: information, product: expandable }).nullish().catch(undefined),
});

export const sessionSchema = z.object({
  id,
  /** Absent before 2022. */
  created: seconds.nullish(),
  mode: information,
  status: information,
  payment_status: z.string().nullish(),
  livemode: flag,
  currency: z.string().nullish(),
  amount_subtotal: amount,
  amount_total: amount,
  total_details: z
    .object({
      amount_discount: amount,
      amount_shipping: amount,
      amount_tax: amount,
      breakdown: z
        .object({ discounts: list(z.object({ amount, discount })) })
        .nullish()
        .catch(undefined),
    })
    .nullish(),
  shipping_cost: z
    .object({ amount_subtotal: amount, amount_tax: amount, amount_total: amount })
    .nullish(),
  line_items: z.object({ data: z.array(sessionLine), has_more: flag }).nullish(),
  discounts: list(discount).catch([]),
  client_reference_id: information,
  metadata,
  customer,
  customer_email: information,
  customer_details: z.object({ email: information, address }).nullish().catch(undefined),
  collected_information: z
    .object({ shipping_details: z.object({ address }).nullish() })
    .nullish()
    .catch(undefined),
  shipping_details: z.object({ address }).nullish().catch(undefined),
  shipping: z.object({ address }).nullish().catch(undefined),
  invoice: expandable,
  invoice_creation: z.object({ enabled: flag }).nullish().catch(undefined),
  payment_intent: expandable,
  subscription: expandable,
});

export type StripeSession = z.infer<typeof sessionSchema>;
export type StripeSessionLine = z.infer<typeof sessionLine>;
