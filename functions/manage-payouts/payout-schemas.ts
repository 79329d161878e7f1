import * as z from 'zod';
import { idSchema } from '../shared/http/id-schemas.ts';
import { pageFields } from '../shared/http/page-query.ts';

/** `POST /v1/payouts/runs`. Whether money is to move is said, never assumed. */
export const runSchema = z.strictObject({ dryRun: z.boolean() });

/** `POST /v1/payouts/{payoutId}/{confirm|fail}`: what shows it, such as the bank's reference. */
export const resolutionSchema = z.strictObject({ evidence: z.string().trim().min(1).max(1_000) });

/** `GET /v1/payouts`. */
export const payoutQuerySchema = z.strictObject({
  creatorId: idSchema.optional(),
  batchId: z.string().min(1).max(255).optional(),
  ...pageFields,
});
