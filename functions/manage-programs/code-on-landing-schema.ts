import * as z from 'zod';

const parameterSchema = z
  .string()
  .regex(/^[A-Za-z][\w-]{0,63}$/, 'A parameter is written like apply_coupon.')
  .refine((name) => !/^(?:tc$|utm_)/.test(name), 'This parameter is a link’s own.');

/** A program's `codeOnLanding`: Shopify has a path for it, WooCommerce's plugins a parameter. */
export const codeOnLandingSchema = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('parameter'), name: parameterSchema }),
  z.strictObject({
    via: z.literal('path'),
    path: z
      .string()
      .max(200)
      .regex(
        /^(?:\/[A-Za-z0-9_-]+)*\/\{code\}(?:\/[A-Za-z0-9_-]+)*$/,
        'This is no path with the code in it, such as /discount/{code}.',
      ),
    returnParameter: parameterSchema,
  }),
]);
