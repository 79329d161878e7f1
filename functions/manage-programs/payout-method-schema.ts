import * as z from 'zod';
import { findCurrency } from '../../core/money/find-currency.ts';
import { accountOf } from '../../core/payouts/account-of.ts';
import type { RailLimits } from '../../core/payouts/payout-rail.ts';
import { payableStep } from '../../core/payouts/rails/payable-step.ts';
import { paypalLimits } from '../../core/payouts/rails/paypal-limits.ts';
import { stripeLimits } from '../../core/payouts/rails/stripe-limits.ts';
import { wiseLimits } from '../../core/payouts/rails/wise-limits.ts';
import { holderKinds } from '../../core/payouts/us-account.ts';
import type { PayoutMethod } from '../../core/programs/program.ts';
import {
  bicSchema,
  ibanSchema,
  routingNumberSchema,
  usAccountSchema,
  usAccountTypeSchema,
} from './merchant-schema.ts';
import { textSchema } from './text-schema.ts';

/** In which currency an account is: what is earned in others is exchanged. A rail may not pay in all. */
function currencyOf(limits?: RailLimits) {
  return z
    .string()
    .refine((code) => findCurrency(code) !== undefined, 'This is not an ISO 4217 currency.')
    .refine(
      (code) => limits === undefined || payableStep(limits, code) !== undefined,
      `${limits?.rail} does not pay in this currency.`,
    )
    .describe('Of the account: what is earned in others is exchanged. Absent: nothing is.');
}

/** How somebody is paid, as a body says it. */
export const payoutMethodSchema = z.discriminatedUnion('rail', [
  z.strictObject({
    rail: z.literal('sepa'),
    holder: textSchema,
    iban: ibanSchema,
    bic: bicSchema.optional(),
    currency: z.literal('EUR', 'SEPA carries euro only.').optional(),
  }),
  z.strictObject({
    ...{ rail: z.literal('csv'), holder: textSchema, account: textSchema },
    currency: currencyOf().optional(),
  }),
  z.strictObject({
    rail: z.literal('nacha'),
    holder: textSchema,
    holderKind: z.enum(holderKinds).default('individual'),
    routingNumber: routingNumberSchema,
    account: usAccountSchema,
    accountType: usAccountTypeSchema,
    currency: z.literal('USD', 'ACH carries US dollars only.').optional(),
  }),
  z.strictObject({ rail: z.literal('manual'), currency: currencyOf().optional() }),
  z.strictObject({
    rail: z.literal('stripe'),
    accountId: z.string().regex(/^acct_[A-Za-z0-9]{1,64}$/, 'A connected account: acct_…'),
    currency: currencyOf(stripeLimits).optional(),
  }),
  z.discriminatedUnion('receiverKind', [
    z.strictObject({
      rail: z.literal('paypal'),
      receiverKind: z.literal('email'),
      receiver: z.email().max(127),
      currency: currencyOf(paypalLimits).optional(),
    }),
    z.strictObject({
      rail: z.literal('paypal'),
      receiverKind: z.literal('paypal-id'),
      receiver: z.string().regex(/^[A-Z0-9]{13}$/, 'A PayPal account: 13 capitals and digits.'),
      currency: currencyOf(paypalLimits).optional(),
    }),
  ]),
  z.strictObject({
    rail: z.literal('wise'),
    recipientId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'A recipient saved at Wise.'),
    currency: currencyOf(wiseLimits).optional(),
  }),
]);

/** A payout method as the API shows it: of an account only the end. */
export function toPayoutMethodDocument(method: PayoutMethod) {
  if (method.rail === 'manual') return method;
  const currency = method.currency === undefined ? {} : { currency: method.currency };
  const holder = 'holder' in method ? { holder: method.holder } : {};
  return {
    rail: method.rail,
    ...holder,
    accountEnding: accountOf(method)?.ending ?? '',
    ...currency,
  };
}
