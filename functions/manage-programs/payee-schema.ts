import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { type Payee, payeeKinds } from '../../core/payees/payee.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { describeAccountChange } from '../shared/reading/describe-account-change.ts';
import { payoutMethodSchema, toPayoutMethodDocument } from './payout-method-schema.ts';
import { textSchema } from './text-schema.ts';

/** The body of `PUT /v1/payees/{payeeId}`. */
export const payeeSchema = z.strictObject({
  name: textSchema,
  kind: z.enum(payeeKinds),
  payoutMethod: payoutMethodSchema.optional(),
});

/** The body of `POST /v1/creators/{creatorId}/assign-payee`. */
export const assignmentSchema = z.strictObject({
  payeeId: idSchema,
  cutBasisPoints: z.int().min(0).max(10_000),
  remainderTo: z.enum(['creator', 'payee']),
  /** Absent: now. */
  from: instantSchema.optional(),
  reason: noteSchema,
});

/** The body of `POST /v1/creators/{creatorId}/unassign-payee`. */
export const unassignmentSchema = assignmentSchema.pick({ from: true, reason: true });

/** A payee as the API shows one: of an account only the end. */
export function toPayeeDocument(payee: Payee) {
  const { payeeId, name, kind, payoutMethod } = payee;
  return {
    payeeId,
    name,
    kind,
    ...(payoutMethod ? { payoutMethod: toPayoutMethodDocument(payoutMethod) } : {}),
    ...describeAccountChange(payee),
  };
}
