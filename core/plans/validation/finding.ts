import type { PlanPath, PlanProblem } from '../plan-problem.ts';

/** What a check finds in one part of a version; the path begins at the part. */
export type Finding = {
  /** Default: it is an error. */
  readonly severity?: 'warning';
  /** Default: the part as a whole. */
  readonly path?: PlanPath;
  /** The end of a sentence that begins with the part's name. */
  readonly message: string;
};

/** A rule, bonus, share or term: what people call it, and where it is. */
export type PlanPart = {
  readonly what: 'Rule' | 'Assist bonus' | 'Referral share' | 'Term';
  readonly id: string;
  readonly path: PlanPath;
};

/** What was found in a part, with its name and its place in the version. */
export function locateFindings(
  { what, id, path }: PlanPart,
  findings: readonly Finding[],
): PlanProblem[] {
  return findings.map((finding) => ({
    severity: finding.severity ?? 'error',
    path: [...path, ...(finding.path ?? [])],
    ruleId: id,
    message: `${what} ${id}: ${finding.message}`,
  }));
}
