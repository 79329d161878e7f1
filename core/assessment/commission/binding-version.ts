import type { PlanVersion } from '../../plans/plan.ts';
import { addDays } from '../../time/add-days.ts';
import type { Instant } from '../../time/instant.ts';
import { defaultRateProtectionDays, type Terms } from '../assessment.ts';

/** A version under which a creator's share may be computed. */
export type BindingVersion = {
  readonly version: PlanVersion;
  /** Of an earlier one: whom it protects, and until when. Absent: it is in force. */
  readonly protection?: { readonly enrolledBefore: Instant; readonly until: Instant };
};

/** The version in force first, then those that protect somebody, newest first. */
export function listBindingVersions(
  terms: Terms,
): readonly [inForce: BindingVersion, ...protecting: BindingVersion[]] {
  const { planVersion, protecting = [], rateProtectionDays = defaultRateProtectionDays } = terms;
  return [
    { version: planVersion },
    ...protecting.map(({ version, enrolledBefore }) => ({
      version,
      protection: { enrolledBefore, until: addDays(enrolledBefore, rateProtectionDays) },
    })),
  ];
}

/**
 * Whether a version counts for a creator who was enrolled at this moment. A creator whose enrolment
 * is not known is protected by nothing.
 */
export function bindsCreator(
  { protection }: BindingVersion,
  enrolledAt: Instant | undefined,
): boolean {
  if (protection === undefined) return true;
  return enrolledAt !== undefined && enrolledAt < protection.enrolledBefore;
}
