import * as z from 'zod';
import type { Creator, PayoutMethod } from '../../core/programs/program.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { bicSchema, ibanSchema } from './merchant-schema.ts';
import { textSchema } from './text-schema.ts';

const payoutMethodSchema = z.discriminatedUnion('rail', [
  z.strictObject({
    rail: z.literal('sepa'),
    holder: textSchema,
    iban: ibanSchema,
    bic: bicSchema.optional(),
  }),
  z.strictObject({ rail: z.literal('csv'), holder: textSchema, account: textSchema }),
  z.strictObject({ rail: z.literal('manual') }),
]);

/**
 * The body of `PUT /v1/creators/{creatorId}`. E-mail and customer ids serve to recognise a creator
 * who buys through the own link; only their hashes are kept, so a later body must repeat them.
 */
export const creatorSchema = z.strictObject({
  name: textSchema,
  email: z.email().max(320).optional(),
  customers: z
    .array(z.strictObject({ connection: idSchema, customerId: textSchema }))
    .max(20)
    .default([]),
  payoutMethod: payoutMethodSchema.optional(),
});

/** A creator as the API shows one: of an account only the end, of a person only how many hashes. */
export function toCreatorDocument({ creatorId, name, identityHashes, payoutMethod }: Creator) {
  return {
    creatorId,
    name,
    identities: identityHashes.length,
    ...(payoutMethod ? { payoutMethod: maskAccount(payoutMethod) } : {}),
  };
}

function maskAccount(method: PayoutMethod) {
  if (method.rail === 'manual') return method;
  const account = method.rail === 'sepa' ? method.iban : method.account;
  // A short account would be shown whole.
  const accountEnding = account.length < 8 ? '' : account.slice(-4);
  return { rail: method.rail, holder: method.holder, accountEnding };
}
