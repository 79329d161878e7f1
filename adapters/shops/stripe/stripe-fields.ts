import * as z from 'zod';

/*
 * What Stripe's objects are made of, over lossless JSON: numbers are texts. Nothing is required that genuine payloads
 * of any API version leave out, and unknown fields are ignored. Where a field only informs, an odd value counts as
 * absent; where it decides about money, it makes the fact unusable.
 */

export const id = z.string().regex(/^[\w-]{1,200}$/);
export const information = z.string().nullish().catch(undefined);
export const flag = z.boolean().nullish();

/** An integer of Stripe's smallest unit, see `amountsOf`. */
export const amount = z.string().nullish();

/** Seconds since 1970. */
export const seconds = z.string();

/** An object that Stripe gives by its id, unless the request asked for the whole of it. */
export const expandable = z.union([id, z.object({ id }).transform((whole) => whole.id)]).nullish();

export const metadata = z.record(z.string(), information).nullish().catch(undefined);

/** A list that some API versions leave out or send as null. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const address = z
  .object({ country: information, state: information })
  .nullish()
  .catch(undefined);

export const customer = z
  .union([
    id.transform((customerId) => ({ id: customerId, email: undefined })),
    z.object({ id, email: information }),
  ])
  .nullish()
  .catch(undefined);

const coupon = expandable.catch(undefined);

/**
 * A discount in any generation: an id of its own, an object with its coupon, or (since 2025) with the source that
 * it came from. A promotion code is an id unless it was expanded.
 */
export const discount = z.union([
  id.transform((discountId) => ({
    id: discountId,
    ...{ coupon: undefined, source: undefined, promotion_code: undefined },
  })),
  z.object({
    id: information,
    coupon,
    source: z.object({ coupon }).nullish().catch(undefined),
    promotion_code: z
      .union([id, z.object({ id, code: information })])
      .nullish()
      .catch(undefined),
  }),
]);

export type StripeMetadata = z.infer<typeof metadata>;
export type StripeDiscount = z.infer<typeof discount>;
export type StripeAddress = z.infer<typeof address>;
export type StripeCustomer = z.infer<typeof customer>;
