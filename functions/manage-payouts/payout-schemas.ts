import * as z from 'zod';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { rewardAmountSchema } from '../../adapters/documents/reward-amount-schema.ts';
import type { RewardValue } from '../../core/tax/fair-value.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { pageFields } from '../shared/http/page-query.ts';

/** `POST /v1/payouts/runs`. Whether money is to move is said, never assumed. */
export const runSchema = z.strictObject({ dryRun: z.boolean() });

/** `POST /v1/payouts/{payoutId}/{confirm|fail}`: what shows it, such as the bank's reference. */
export const resolutionSchema = z.strictObject({ evidence: z.string().trim().min(1).max(1_000) });

/** `POST /v1/payouts/runs/{runId}/{approve|reject}`: why. */
export const runDecisionSchema = z.strictObject({ note: noteSchema });

/** What some of a unit that is no cash is worth: 100 points are 1.00 EUR. */
const rewardValueSchema = z
  .strictObject({ amount: rewardAmountSchema, value: moneySchema })
  .transform(({ amount, value }, context) => {
    if ('unit' in amount && amount.minorUnits > 0n) return { amount, value };
    const message = 'Say what some points, store credit, discount or pieces are worth.';
    context.addIssue({ code: 'custom', path: ['amount'], message });
    return z.NEVER;
  });

function hasEachOnce(values: readonly RewardValue[]): boolean {
  return new Set(values.map(({ amount }) => amount.unit)).size === values.length;
}

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
  rewardValues: z
    .array(rewardValueSchema)
    .max(200)
    .refine(hasEachOnce, 'A unit has one value.')
    .default([]),
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
