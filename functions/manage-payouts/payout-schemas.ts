import * as z from 'zod';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { pageFields } from '../shared/http/page-query.ts';

/** `POST /v1/payouts/runs`. Whether money is to move is said, never assumed. */
export const runSchema = z.strictObject({ dryRun: z.boolean() });

/** `POST /v1/payouts/{payoutId}/{confirm|fail}`: what shows it, such as the bank's reference. */
export const resolutionSchema = z.strictObject({ evidence: z.string().trim().min(1).max(1_000) });

/** `POST /v1/payouts/runs/{runId}/{approve|reject}`: why. */
export const runDecisionSchema = z.strictObject({ note: noteSchema });

/** `PUT /v1/payout-controls`. */
export const controlsSchema = z.strictObject({
  approvalLimits: z
    .array(moneySchema)
    .max(200)
    .refine(
      (limits) => new Set(limits.map(({ currency }) => currency)).size === limits.length,
      'A currency has one limit.',
    )
    .default([]),
  duplicateAccounts: z.enum(['show', 'hold']).default('show'),
  rateSource: idSchema
    .optional()
    .describe('By whose rates payouts are exchanged. Absent: those of the ECB, `ecb`.'),
});

/** `GET /v1/payouts`. */
export const payoutQuerySchema = z.strictObject({
  creatorId: idSchema.optional(),
  batchId: z.string().min(1).max(255).optional(),
  ...pageFields,
});
