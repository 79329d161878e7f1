import { addDays } from '../time/add-days.ts';
import type { Instant } from '../time/instant.ts';
import { choosePlanVersion } from './choose-plan-version.ts';
import type { PlanVersion } from './plan.ts';

/** An earlier version that still protects, and whom: creators enrolled before this moment. */
export type ProtectingVersion = {
  readonly version: PlanVersion;
  /** The first notice of what came after it; who enrols then, or later, enrols under the new terms. */
  readonly enrolledBefore: Instant;
};

/** The version in force, and those under which a creator's share is computed besides, newest first. */
export type ChosenPlanVersions = {
  readonly inForce: PlanVersion;
  readonly protecting: readonly ProtectingVersion[];
};

/**
 * The version in force when an order was placed, and the earlier ones that still protect enrolled
 * creators against it; `undefined` before the first version.
 *
 * A version binds enrolled creators from `rateProtectionDays` days of 24 hours after it was published,
 * that moment included. Before that, the version in force before it protects against it, unless it
 * overrides rate protection; and whatever protects against that one then, protects against both.
 */
export function choosePlanVersions(
  versions: readonly PlanVersion[],
  placedAt: Instant,
  rateProtectionDays: number,
): ChosenPlanVersions | undefined {
  const inForce = choosePlanVersion(versions, placedAt);
  if (inForce === undefined) return undefined;

  const protecting: ProtectingVersion[] = [];
  let newer = inForce;
  let noticeAt = inForce.publishedAt;
  while (isProtectedAgainst(newer, placedAt, rateProtectionDays)) {
    const version = choosePlanVersion(versions, newer.effectiveFrom - 1);
    if (version === undefined) break;
    protecting.push({ version, enrolledBefore: noticeAt });
    newer = version;
    noticeAt = Math.min(noticeAt, version.publishedAt);
  }
  return { inForce, protecting };
}

function isProtectedAgainst(
  { publishedAt, overridesRateProtection }: PlanVersion,
  placedAt: Instant,
  rateProtectionDays: number,
): boolean {
  return (
    overridesRateProtection === undefined && placedAt < addDays(publishedAt, rateProtectionDays)
  );
}
