import * as z from 'zod';
import {
  address,
  amount,
  customer,
  expandable,
  flag,
  id,
  information,
  list,
  metadata,
  seconds,
} from './stripe-fields.ts';

export const refundSchema = z.object({
  id,
  amount,
  currency: z.string(),
  created: seconds,
  status: z.string().nullish(),
  charge: expandable,
  payment_intent: expandable,
  metadata,
});

/** `refunds` is in charges of API versions before 2022-11-15, or expanded. */
export const chargeSchema = z.object({
  id,
  amount_refunded: amount,
  currency: z.string(),
  paid: flag,
  payment_intent: expandable,
  invoice: expandable,
  metadata,
  refunds: z.object({ data: list(refundSchema) }).nullish(),
});

export const disputeSchema = z.object({
  id,
  amount,
  currency: z.string(),
  created: seconds,
  status: z.string(),
  charge: expandable,
  payment_intent: expandable,
  metadata,
});

export const paymentIntentSchema = z.object({
  id,
  amount,
  amount_received: amount,
  amount_details: z
    .object({
      tip: z.object({ amount }).nullish(),
      shipping: z.object({ amount }).nullish(),
      tax: z.object({ total_tax_amount: amount }).nullish(),
    })
    .nullish(),
  currency: z.string(),
  created: seconds,
  status: information,
  invoice: expandable,
  latest_charge: expandable,
  customer,
  receipt_email: information,
  shipping: z.object({ address }).nullish().catch(undefined),
  metadata,
});

export type StripeRefund = z.infer<typeof refundSchema>;
export type StripeCharge = z.infer<typeof chargeSchema>;
export type StripeDispute = z.infer<typeof disputeSchema>;
export type StripePaymentIntent = z.infer<typeof paymentIntentSchema>;
