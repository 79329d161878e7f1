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

/**
 * Publishes a version of a plan, if it is valid. The same version again is published already; another is
 * refused.
 */
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
  const isSame = known !== undefined && termsOf(known) === termsOf(asOldAs(version, known));
  return isSame ? { kind: 'published', version: known } : { kind: 'exists' };
}

/**
 * A version that was published before amounts could be exchanged says nothing about other currencies;
 * sent again it is the same, although it is read with today's default.
 */
function asOldAs(version: PlanVersion, known: PlanVersion): PlanVersion {
  if (known.otherCurrencies !== undefined) return version;
  const { otherCurrencies: _, ...older } = version;
  return older;
}

/** What a version promises, without its name and its dates. */
function termsOf(version: PlanVersion): string {
  const nameless = { ...version, planId: undefined, versionId: undefined };
  return canonicalJson({ ...nameless, publishedAt: undefined, effectiveFrom: undefined });
}
