import * as z from 'zod';
import type { PayoutMethod } from '../../core/programs/program.ts';
import { bicSchema, ibanSchema } from './merchant-schema.ts';
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
  z.strictObject({ rail: z.literal('manual') }),
]);

/** A payout method as the API shows it: of an account only the end. */
export function toPayoutMethodDocument(method: PayoutMethod) {
  if (method.rail === 'manual') return method;
  const account = method.rail === 'sepa' ? method.iban : method.account;
  // A short account would be shown whole.
  const accountEnding = account.length < 8 ? '' : account.slice(-4);
  return { rail: method.rail, holder: method.holder, accountEnding };
}
