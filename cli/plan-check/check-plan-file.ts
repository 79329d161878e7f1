import type { WrittenPlanVersion } from '../../adapters/documents/plan-document.ts';
import { type PlanFileVersion, readPlanFile } from '../../adapters/documents/read-plan-file.ts';
import { describePlan, type PlanDescription } from '../../core/plans/describe-plan.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { PlanProblem } from '../../core/plans/plan-problem.ts';
import { validatePlanVersion } from '../../core/plans/validate-plan-version.ts';
import { UsageError } from '../usage-error.ts';

/** A problem with the place in the file to which it leads, counted from 1. */
export type LocatedProblem = PlanProblem & { readonly line: number; readonly column: number };

export type CheckedVersion = PlanDescription & {
  /** Under which plan a seed file has it. */
  readonly planId: string | null;
  readonly versionId: string | null;
  /** Where it begins. */
  readonly line: number;
  readonly problems: readonly LocatedProblem[];
};

/** What is in a plan file. Of versions with errors nothing is described. */
export type PlanReport = {
  readonly valid: boolean;
  readonly versions: readonly CheckedVersion[];
};

/**
 * Checks every plan version of a file as publishing would.
 *
 * @param name - the file's, for messages.
 * @throws UsageError if the text is no YAML, or holds no plan.
 */
export function checkPlanFile(name: string, text: string): PlanReport {
  const file = readPlanFile(text);
  if (file.kind === 'unreadable') throw new UsageError(`${name}: ${file.message}`);

  const versions = file.versions.map((each) => checkVersion(each, file.versions));
  return { valid: versions.every(({ problems }) => !problems.some(isError)), versions };
}

export function isError({ severity }: Pick<PlanProblem, 'severity'>): boolean {
  return severity === 'error';
}

function checkVersion(
  version: PlanFileVersion,
  inFile: readonly PlanFileVersion[],
): CheckedVersion {
  const { read, planId = null, locate } = version;
  const { line } = locate([]);
  const at = (problem: PlanProblem) => ({ ...problem, ...locate(problem.path) });
  if (read.kind === 'invalid') {
    const problems = read.problems.map(at);
    return { planId, versionId: null, line, problems, rules: [], besides: [] };
  }
  const { versionId = null } = read.version;
  const completed = completeVersion(read.version);
  const problems = [...findRepeatedId(version, inFile), ...validatePlanVersion(completed)];
  const description = problems.some(isError) ? nothing : describePlan(completed);
  return { planId, versionId, line, problems: problems.map(at), ...description };
}

const nothing: PlanDescription = { rules: [], besides: [] };

/** As if it were published at the moment at which it takes effect: a file says no more. */
function completeVersion({ effectiveFrom = 0, ...written }: WrittenPlanVersion): PlanVersion {
  const unnamed = { planId: 'plan', versionId: 'version' };
  return { ...unnamed, ...written, publishedAt: effectiveFrom, effectiveFrom };
}

function findRepeatedId(
  { planId, place, read }: PlanFileVersion,
  inFile: readonly PlanFileVersion[],
): PlanProblem[] {
  const versionId = idOf(read);
  const isRepeated =
    versionId !== undefined &&
    inFile.some(
      (other) => other.planId === planId && other.place < place && idOf(other.read) === versionId,
    );
  if (!isRepeated) return [];
  const message = `Another version before it has the id ${versionId}; versions are never edited, so give this one an id of its own.`;
  return [{ severity: 'error', path: ['versionId'], message }];
}

function idOf(read: PlanFileVersion['read']): string | undefined {
  return read.kind === 'version' ? read.version.versionId : undefined;
}
