import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { PlanProblem } from '../../core/plans/plan-problem.ts';
import { validatePlanVersion } from '../../core/plans/validate-plan-version.ts';
import type { ManageProgramsPorts } from './ports.ts';

export type PublishOutcome =
  | { readonly kind: 'published'; readonly version: PlanVersion }
  | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] }
  /** There is another version of this id. */
  | { readonly kind: 'exists' };

/** Publishes a version of a plan. The same version again is published already; another is refused. */
export async function publishPlanVersion(
  { directory, registry }: Pick<ManageProgramsPorts, 'directory' | 'registry'>,
  merchantId: string,
  version: PlanVersion,
): Promise<PublishOutcome> {
  const problems = validatePlanVersion(version).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) return { kind: 'invalid', problems };
  if ((await registry.addPlanVersion(merchantId, version)) === 'added') {
    return { kind: 'published', version };
  }

  const versions = await directory.listPlanVersions(merchantId, version.planId);
  const known = versions.find(({ versionId }) => versionId === version.versionId);
  const isSame = known !== undefined && termsOf(known) === termsOf(version);
  return isSame ? { kind: 'published', version: known } : { kind: 'exists' };
}

function termsOf({ rounding, base, rules }: PlanVersion): string {
  return canonicalJson({ rounding, base, rules });
}
