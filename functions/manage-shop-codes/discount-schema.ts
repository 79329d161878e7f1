import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { readPercent } from '../../core/codes/read-percent.ts';
import type { ShopDiscount } from '../../core/codes/shop-discount.ts';
import { type Instant, msPerSecond } from '../../core/time/instant.ts';

const percentSchema = z
  .string({ error: 'Write a percentage as text, in quotes and without its sign, such as "12.5".' })
  .transform((written, context) => {
    const percent = /^\d{1,3}(?:\.\d{1,2})?$/.test(written) ? readPercent(written) : undefined;
    if (percent !== undefined) return percent;
    const message = 'This is no percentage above 0 and up to 100 with at most two decimals.';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const positiveMoneySchema = moneySchema.refine(
  ({ minorUnits }) => minorUnits > 0n,
  'An amount is more than nothing.',
);

const usesSchema = z.int().min(1).max(10_000_000);

/** What a customer saves by a code. */
export const discountSchema = z
  .strictObject({
    percent: percentSchema.optional(),
    amount: positiveMoneySchema.optional(),
    startsAt: instantSchema.transform(toSecond).optional(),
    endsAt: instantSchema.transform(toSecond).optional(),
    usesMax: usesSchema.optional(),
    usesPerCustomerMax: usesSchema.optional(),
    minimumOrder: positiveMoneySchema.optional(),
    combinable: z.boolean().optional(),
    excludedProductIds: z.array(z.string().min(1).max(64)).min(1).max(100).optional(),
  })
  .transform(({ percent, amount, ...limits }, context): ShopDiscount => {
    if (percent !== undefined && amount === undefined) {
      return { value: { kind: 'percentage', percent }, ...limits };
    }
    if (amount !== undefined && percent === undefined) {
      return { value: { kind: 'amount', amount }, ...limits };
    }
    context.addIssue({ code: 'custom', message: 'Write either percent or amount.' });
    return z.NEVER;
  });

/** Shops know moments to the second. */
export function toSecond(at: Instant): Instant {
  return Math.floor(at / msPerSecond) * msPerSecond;
}
