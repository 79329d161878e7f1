import * as z from 'zod';
import { isIban } from '../../core/payouts/is-iban.ts';
import type { Merchant } from '../../core/programs/program.ts';
import { incomeKinds } from '../../core/tax/withholding-rule.ts';
import { zonedDay } from '../../core/time/zoned-day.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { textSchema } from './text-schema.ts';

export const ibanSchema = z
  .string()
  .transform((written) => written.replaceAll(' ', '').toUpperCase())
  .refine(isIban, 'This is not an IBAN, or its check number is wrong.');

export const bicSchema = z
  .string()
  .regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'This is not a BIC (ISO 9362).');

/** Who the merchant is for tax. */
export const merchantTaxSchema = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is written like DE.'),
  timezone: z.string().max(64).refine(isTimeZone, 'This is not an IANA time zone.'),
  incomeKind: z.enum(incomeKinds).default('commission').describe('What payouts are paid for.'),
});

function isTimeZone(name: string): boolean {
  try {
    zonedDay(0, name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The body of `POST /v1/merchants`. */
export const merchantSchema = z.strictObject({
  merchantId: idSchema,
  name: textSchema,
  debtor: z.strictObject({ name: textSchema, iban: ibanSchema, bic: bicSchema }).optional(),
  tax: merchantTaxSchema.optional(),
});

export function toMerchantDocument({ merchantId, name, debtor, tax }: Merchant) {
  return { merchantId, name, ...(debtor ? { debtor } : {}), ...(tax ? { tax } : {}) };
}
