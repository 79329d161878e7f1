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
]);

/** A payout method as the API shows it: of an account only the end. */
export function toPayoutMethodDocument(method: PayoutMethod) {
  if (method.rail === 'manual') return method;
  const { rail, holder } = method;
  return { rail, holder, accountEnding: accountOf(method)?.ending ?? '' };
}
