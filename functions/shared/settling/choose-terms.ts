import type { Terms } from '../../../core/assessment/assessment.ts';
import type { CustomerStatus } from '../../../core/assessment/customer-status.ts';
import { choosePlanVersions } from '../../../core/plans/choose-plan-versions.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** What was agreed at a moment: the version in force, and those that still protected somebody then. */
export function chooseTerms(
  program: Program,
  versions: readonly PlanVersion[],
  at: Instant,
  customer: CustomerStatus,
): Terms {
  const { rateProtectionDays } = program;
  const chosen = choosePlanVersions(versions, at, rateProtectionDays);
  return {
    planVersion: chosen?.inForce ?? noPlan(program),
    ...(chosen === undefined || chosen.protecting.length === 0
      ? {}
      : { protecting: chosen.protecting, rateProtectionDays }),
    customer,
  };
}

/** Before the first version of a plan nothing is promised, so nothing is owed; the explanation says so. */
function noPlan(program: Program): PlanVersion {
  return {
    planId: program.planId,
    versionId: 'none-in-force',
    publishedAt: 0,
    effectiveFrom: 0,
    rounding: 'half-even',
    base: { includeTax: false, includeGiftCards: false },
    rules: [],
  };
}
