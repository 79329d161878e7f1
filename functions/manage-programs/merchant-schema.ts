import * as z from 'zod';
import { isIban } from '../../core/payouts/is-iban.ts';
import type { Merchant } from '../../core/programs/program.ts';
import { isInvoiceNumberOf } from '../../core/tax/invoice-number-of.ts';
import { tidyTaxNumber } from '../../core/tax/tax-number.ts';
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

const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not an IANA time zone, such as "Europe/Berlin".');

/** Who the merchant is for tax. */
export const merchantTaxSchema = z
  .strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, 'A country is written like DE.'),
    timezone: timeZoneSchema,
    incomeKind: z.enum(incomeKinds).default('commission').describe('What payouts are paid for.'),
    legalName: textSchema.optional().describe('As the customer of self-billed invoices.'),
    taxNumber: z
      .string()
      .max(40)
      .transform(tidyTaxNumber)
      .optional()
      .describe('The VAT number with its country’s letters, or in Australia the ABN.'),
  })
  .refine(
    ({ country, taxNumber }) => taxNumber === undefined || isInvoiceNumberOf(country, taxNumber),
    { path: ['taxNumber'], message: 'This is no VAT number (in Australia no ABN) of the country.' },
  );

function isTimeZone(zone: string): boolean {
  try {
    zonedDay(0, zone);
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
  timeZone: timeZoneSchema
    .optional()
    .describe('On whose calendar months of statements and books begin; UTC if absent.'),
  tax: merchantTaxSchema.optional(),
});

export function toMerchantDocument({ merchantId, name, debtor, timeZone, tax }: Merchant) {
  return {
    merchantId,
    name,
    ...(debtor ? { debtor } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(tax ? { tax } : {}),
  };
}
