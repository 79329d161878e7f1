import * as z from 'zod';
import { accountOf } from '../../core/payouts/account-of.ts';
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

/** How somebody is paid, as a body says it. */
export const payoutMethodSchema = z.discriminatedUnion('rail', [
  z.strictObject({
    rail: z.literal('sepa'),
    holder: textSchema,
    iban: ibanSchema,
    bic: bicSchema.optional(),
  }),
  z.strictObject({ rail: z.literal('csv'), holder: textSchema, account: textSchema }),
  z.strictObject({
    rail: z.literal('nacha'),
    holder: textSchema,
    holderKind: z.enum(holderKinds).default('individual'),
    routingNumber: routingNumberSchema,
    account: usAccountSchema,
    accountType: usAccountTypeSchema,
  }),
  z.strictObject({ rail: z.literal('manual') }),
  z.strictObject({
    rail: z.literal('stripe'),
    accountId: z.string().regex(/^acct_[A-Za-z0-9]{1,64}$/, 'A connected account: acct_…'),
  }),
  z.discriminatedUnion('receiverKind', [
    z.strictObject({
      rail: z.literal('paypal'),
      receiverKind: z.literal('email'),
      receiver: z.email().max(127),
    }),
    z.strictObject({
      rail: z.literal('paypal'),
      receiverKind: z.literal('paypal-id'),
      receiver: z.string().regex(/^[A-Z0-9]{13}$/, 'A PayPal account: 13 capitals and digits.'),
    }),
  ]),
  z.strictObject({
    rail: z.literal('wise'),
    recipientId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'A recipient saved at Wise.'),
  }),
]);

/** A payout method as the API shows it: of an account only the end. */
export function toPayoutMethodDocument(method: PayoutMethod) {
  if (method.rail === 'manual') return method;
  const holder = 'holder' in method ? { holder: method.holder } : {};
  return { rail: method.rail, ...holder, accountEnding: accountOf(method)?.ending ?? '' };
}
