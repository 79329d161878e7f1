import * as z from 'zod';
import type { Creator } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { describeAccountChange } from '../shared/reading/describe-account-change.ts';
import { toAssignmentDocument } from '../shared/reading/describe-payee.ts';
import { payoutMethodSchema, toPayoutMethodDocument } from './payout-method-schema.ts';
import { rewardMethodSchema } from './reward-method-schema.ts';
import { textSchema } from './text-schema.ts';

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
  rewardMethod: rewardMethodSchema.optional(),
});

/**
 * A creator as the API shows one: of an account only the end, of a person only how many hashes, and under which peppers: a
 * creator without one under the newest is not recognised when the older are retired.
 */
export function toCreatorDocument(creator: Creator) {
  const { creatorId, name, identityHashes, payoutMethod, rewardMethod, payees } = creator;
  const { erasedAt } = creator;
  return {
    creatorId,
    name,
    identities: identityHashes.length,
    peppers: [...new Set(identityHashes.map((hash) => hash.split(':')[0]))].toSorted(),
    ...(payoutMethod ? { payoutMethod: toPayoutMethodDocument(payoutMethod) } : {}),
    ...(rewardMethod ? { rewardMethod } : {}),
    ...describeAccountChange(creator),
    ...(erasedAt === undefined ? {} : { erasedAt: formatInstant(erasedAt) }),
    ...(payees ? { payees: payees.map(toAssignmentDocument) } : {}),
  };
}
