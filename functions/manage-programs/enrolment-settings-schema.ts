import * as z from 'zod';
import type { EnrolmentSettings } from '../../core/growth/enrolment-settings.ts';
import { validateDestination } from '../../core/tracking/validate-destination.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { invalid } from '../shared/http/problem-error.ts';
import { patternSchema } from './code-schema.ts';

const basisPoints = z.int().min(0).max(10_000);

const tierSchema = z.strictObject({
  tier: idSchema,
  minimumFollowers: z.int().min(0).max(1_000_000_000).optional(),
  shoppablePosts: z
    .strictObject({ atLeast: z.int().min(1).max(100), withinDays: z.int().min(1).max(365) })
    .optional(),
  minimumEngagementBasisPoints: basisPoints.optional(),
  maximumSponsoredBasisPoints: basisPoints.optional(),
});

/** A program's `enrolment`: how customers become creators. */
export const enrolmentSettingsSchema = z.strictObject({
  mode: z.enum(['open', 'invite']),
  /** Where the links of new creators lead; on a landing host. */
  destination: z.string(),
  codePattern: patternSchema,
  group: idSchema.optional(),
  minimumOrders: z.int().min(0).max(100).optional(),
  invitationDays: z.int().min(1).max(90).optional(),
  tiers: z.array(tierSchema).max(20).optional(),
  unsafeWords: z.array(z.string().min(2).max(60)).max(200).optional(),
});

/** @throws ProblemError 422 if the links of new creators would lead where the program's may not. */
export function requireEnrolmentDestination(
  enrolment: Pick<EnrolmentSettings, 'destination'> | undefined,
  landingHosts: readonly string[],
): void {
  const refusal = enrolment && validateDestination(enrolment.destination, landingHosts);
  if (refusal === undefined) return;
  const message = `The link may not lead there: ${refusal}.`;
  throw invalid([{ path: ['enrolment', 'destination'], code: refusal, message }]);
}
