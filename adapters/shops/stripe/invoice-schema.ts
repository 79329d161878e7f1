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

/*
 * Invoices of both generations: until 2025-03-31 with `subscription`, `charge`, `payment_intent`, `tax_amounts` and
 * `total_tax_amounts`; since then with `parent`, `payments` (expanded only), `taxes` and `total_taxes`.
 */

const invoiceLine = z.object({
  id,
  amount,
  quantity: information,
  description: information,
  discount_amounts: list(z.object({ amount })),
  tax_amounts: z.array(z.object({ amount, inclusive: flag })).nullish(),
  taxes: z.array(z.object({ amount, tax_behavior: information })).nullish(),
  price: z.object({ id: information, product: expandable }).nullish().catch(undefined),
  pricing: z
    .object({
      price_details: z
        .object({ price: expandable, product: expandable })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  period: z.object({ end: information }).nullish().catch(undefined),
  type: information,
  parent: z.object({ type: information }).nullish().catch(undefined),
  metadata,
});

const taxTotals = z.array(z.object({ amount })).nullish();

export const invoiceSchema = z.object({
  id,
  number: information,
  currency: z.string(),
  created: seconds,
  status: z.string().nullish(),
  paid: flag,
  livemode: flag,
  billing_reason: information,
  amount_paid: amount,
  total: amount,
  total_excluding_tax: amount,
  tax: amount,
  total_tax_amounts: taxTotals,
  total_taxes: taxTotals,
  total_discount_amounts: list(z.object({ amount, discount: expandable })),
  amount_shipping: amount,
  shipping_cost: z.object({ amount_tax: amount }).nullish(),
  pre_payment_credit_notes_amount: amount,
  lines: z.object({ data: z.array(invoiceLine), has_more: flag }),
  status_transitions: z.object({ paid_at: information }).nullish().catch(undefined),
  discount: discount.nullish().catch(undefined),
  discounts: list(discount).catch([]),
  customer,
  customer_email: information,
  customer_address: address,
  customer_shipping: z.object({ address }).nullish().catch(undefined),
  shipping_details: z.object({ address }).nullish().catch(undefined),
  metadata,
  subscription_details: z.object({ metadata }).nullish().catch(undefined),
  subscription: expandable,
  charge: expandable,
  payment_intent: expandable,
  parent: z
    .object({
      type: information,
      subscription_details: z
        .object({ subscription: expandable, metadata })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  payments: z
    .object({
      data: list(
        z.object({
          payment: z.object({ payment_intent: expandable, charge: expandable }).nullish(),
        }),
      ),
    })
    .nullish()
    .catch(undefined),
});

/** `invoice_payment`, since 2025-03-31: which payment paid which invoice. */
export const invoicePaymentSchema = z.object({
  id,
  invoice: expandable,
  created: seconds,
  payment: z.object({ payment_intent: expandable, charge: expandable }).nullish(),
});

export type StripeInvoice = z.infer<typeof invoiceSchema>;
export type StripeInvoiceLine = z.infer<typeof invoiceLine>;
export type StripeInvoicePayment = z.infer<typeof invoicePaymentSchema>;
