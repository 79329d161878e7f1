import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { PlanVersion } from '../plan.ts';
import type { PlanProblem } from '../plan-problem.ts';

/** What a store takes as one item (400 KB in DynamoDB), in characters of up to three bytes. */
const maxVersionLength = 100_000;

/** What is wrong with a version as a whole: its dates, its size, a list of rules without rules. */
export function findVersionProblems(version: PlanVersion): PlanProblem[] {
  const { length } = canonicalJson(version);
  return [
    version.effectiveFrom < version.publishedAt &&
      error(
        ['effectiveFrom'],
        'The version takes effect before it is published; terms never change in retrospect.',
      ),
    length > maxVersionLength &&
      error(
        [],
        `The version has ${length} characters, and ${maxVersionLength} are the most; name fewer products, or use fewer rules.`,
      ),
    version.rules.length === 0 &&
      error(['rules'], 'The version has no rules; it needs at least one.'),
    version.overridesRateProtection?.note === '' &&
      error(
        ['overridesRateProtection', 'note'],
        'The version overrides rate protection without saying why; creators will ask, so write the note.',
      ),
  ].filter((problem) => problem !== false);
}

function error(path: PlanProblem['path'], message: string): PlanProblem {
  return { severity: 'error', path, message };
}
