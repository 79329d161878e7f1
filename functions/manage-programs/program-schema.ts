import * as z from 'zod';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import type { Program } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { amountsSchema } from './amounts-schema.ts';
import { appSettingsSchema } from './app-schema.ts';
import { attributionSchema } from './attribution-schema.ts';
import { codeOnLandingSchema } from './code-on-landing-schema.ts';
import { enrolmentSettingsSchema } from './enrolment-settings-schema.ts';
import { hostSchema } from './host-schema.ts';
import { payoutSettingsSchema, toPayoutSettingsDocument } from './payout-settings-schema.ts';
import {
  disclosureSettingsSchema,
  reachSettingsSchema,
  toReachSettingsDocument,
} from './reach-settings-schema.ts';
import { textSchema } from './text-schema.ts';
import { utmSchema } from './utm-schema.ts';

const days = (most: number) => z.int().min(0).max(most);

const holdSchema = z
  .strictObject({
    afterFulfilmentDays: days(365).default(30),
    afterPaymentDays: days(365).default(45),
    digitalAfterPaymentDays: days(365).default(14),
    unpaidExpiryDays: days(365).default(30),
    afterLeadDays: days(365).optional(),
    afterReachDays: days(365).optional(),
    afterFeeDays: days(365).optional(),
  })
  .prefault({});

const budgetSchema = z.strictObject({
  amount: moneySchema.refine(
    ({ minorUnits }) => minorUnits > 0n,
    'A budget is more than nothing; a program that may spend nothing has no plan.',
  ),
  period: z.enum(['day', 'month', 'quarter', 'year']).optional(),
  whenSpent: z.enum(['honour', 'stop']).default('honour'),
});

/** The body of `PUT /v1/programs/{programId}`; what is left out takes its default. */
export const programSchema = z.strictObject({
  name: textSchema,
  planId: idSchema,
  attribution: attributionSchema,
  hold: holdSchema,
  payouts: payoutSettingsSchema,
  newCustomerLookbackDays: days(3_650).optional(),
  rateProtectionDays: days(365).default(30),
  rateSource: idSchema.optional(),
  approvalLimits: amountsSchema.optional(),
  cookieStuffing: z
    .strictObject({
      sharedTokens: z.literal('hold').optional(),
      unseenTokens: z.literal('hold').optional(),
    })
    .optional(),
  landingHosts: z.array(hostSchema).min(1).max(50),
  utm: utmSchema.optional(),
  codeOnLanding: codeOnLandingSchema.optional(),
  linkHost: hostSchema.optional(),
  enrolment: enrolmentSettingsSchema.optional(),
  reach: reachSettingsSchema.optional(),
  disclosure: disclosureSettingsSchema.optional(),
  apps: appSettingsSchema.optional(),
  budget: budgetSchema.optional(),
  campaignBudgets: z
    .array(z.strictObject({ campaignId: idSchema, ...budgetSchema.shape }))
    .max(20)
    .refine(
      (budgets) => new Set(budgets.map(({ campaignId }) => campaignId)).size === budgets.length,
      'A campaign has one budget.',
    )
    .optional(),
});

export function toProgramDocument({
  merchantId: _,
  payouts,
  approvalLimits,
  budget,
  campaignBudgets,
  reach,
  paused = {},
  ...program
}: Program) {
  return {
    ...program,
    ...(approvalLimits === undefined
      ? {}
      : { approvalLimits: approvalLimits.map(toMoneyDocument) }),
    ...(reach === undefined ? {} : { reach: toReachSettingsDocument(reach) }),
    payouts: toPayoutSettingsDocument(payouts),
    ...(budget === undefined
      ? {}
      : { budget: { ...budget, amount: toMoneyDocument(budget.amount) } }),
    ...(campaignBudgets === undefined
      ? {}
      : {
          campaignBudgets: campaignBudgets.map((each) => ({
            ...each,
            amount: toMoneyDocument(each.amount),
          })),
        }),
    paused: describePauses(paused),
  };
}

function describePauses(paused: NonNullable<Program['paused']>) {
  return Object.fromEntries(
    Object.entries(paused).map(([what, { at, ...said }]) => [
      what,
      { ...said, at: formatInstant(at) },
    ]),
  );
}
