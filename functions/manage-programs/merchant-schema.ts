import * as z from 'zod';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import { isIban } from '../../core/payouts/is-iban.ts';
import { isRoutingNumber } from '../../core/payouts/is-routing-number.ts';
import { openAccount, sealAccount } from '../../core/payouts/seal-account.ts';
import { usAccountTypes } from '../../core/payouts/us-account.ts';
import type { TextSeal } from '../../core/privacy/text-seal.ts';
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

export const timeZoneSchema = z
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

export const routingNumberSchema = z
  .string()
  .refine(isRoutingNumber, 'This is not an ABA routing number, or its check digit is wrong.');

/** The number of an account in the United States, as a NACHA file has room for it. */
export const usAccountSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,17}$/, 'An account number has up to 17 letters and digits.');

export const usAccountTypeSchema = z.enum(usAccountTypes).default('checking');

const originatorSchema = z.strictObject({
  name: textSchema,
  companyId: z
    .string()
    .regex(/^[A-Za-z0-9 ]{1,10}$/, 'A company id has up to ten letters and digits.'),
  bankName: textSchema,
  routingNumber: routingNumberSchema,
  /** Absent: the bank debits the account itself. */
  offset: z.strictObject({ account: usAccountSchema, accountType: usAccountTypeSchema }).optional(),
});

/** The body of `POST /v1/merchants`. */
export const merchantSchema = z.strictObject({
  merchantId: idSchema,
  name: textSchema,
  debtor: z.strictObject({ name: textSchema, iban: ibanSchema, bic: bicSchema }).optional(),
  originator: originatorSchema.optional(),
  timeZone: timeZoneSchema
    .optional()
    .describe('On whose calendar months of statements and books begin; UTC if absent.'),
  tax: merchantTaxSchema.optional(),
});

type WantedMerchant = z.output<typeof merchantSchema>;

/** A merchant as it is stored: the accounts that payouts leave from are sealed. */
export function sealMerchant(
  seal: TextSeal,
  { debtor, originator, ...merchant }: WantedMerchant,
): Merchant {
  const sealed = (number: string) => sealAccount(seal, merchant.merchantId, number);
  return {
    ...merchant,
    ...(debtor === undefined ? {} : { debtor: { ...debtor, iban: sealed(debtor.iban) } }),
    ...(originator === undefined ? {} : { originator: sealOffset(originator, sealed) }),
  };
}

function sealOffset(
  { offset, ...originator }: NonNullable<WantedMerchant['originator']>,
  sealed: (number: string) => ReturnType<typeof sealAccount>,
): NonNullable<Merchant['originator']> {
  if (offset === undefined) return originator;
  return { ...originator, offset: { ...offset, account: sealed(offset.account) } };
}

/** Whether a merchant is the one that is asked for, account numbers included. */
export function isSameMerchant(seal: TextSeal, known: Merchant, wanted: WantedMerchant): boolean {
  const open = (account: Parameters<typeof openAccount>[2]) =>
    openAccount(seal, known.merchantId, account);
  // What was chosen before is no part of what is asked for.
  const { debtor, originator, timeZones: _, ...rest } = known;
  const opened = {
    ...rest,
    ...(debtor === undefined ? {} : { debtor: { ...debtor, iban: open(debtor.iban) } }),
    ...(originator === undefined
      ? {}
      : {
          originator: {
            ...originator,
            ...(originator.offset === undefined
              ? {}
              : { offset: { ...originator.offset, account: open(originator.offset.account) } }),
          },
        }),
  };
  return canonicalJson(opened) === canonicalJson(wanted);
}

/** A merchant as the API shows it: of the accounts only the ends. */
export function toMerchantDocument(merchant: Merchant) {
  const { merchantId, name, debtor, originator, timeZone, tax } = merchant;
  return {
    merchantId,
    name,
    ...(debtor
      ? { debtor: { name: debtor.name, accountEnding: debtor.iban.ending, bic: debtor.bic } }
      : {}),
    ...(originator ? { originator: describeOriginator(originator) } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(tax ? { tax } : {}),
  };
}

function describeOriginator({ offset, ...originator }: NonNullable<Merchant['originator']>) {
  if (offset === undefined) return originator;
  const { account, accountType } = offset;
  return { ...originator, offset: { accountEnding: account.ending, accountType } };
}
