import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { PlanVersion } from '../plan.ts';
import type { PlanProblem } from '../plan-problem.ts';

/** What a store takes as one item (400 KB in DynamoDB), in characters of up to three bytes. */
const maxVersionLength = 100_000;

/** Ten years of pause, and a century of renewals. */
const maxResumeDays = 3_650;
const maxRenewalMonths = 1_200;

/** What is wrong with a version as a whole: its dates, its size, its renewals, a list of rules without rules. */
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
    !isWholeBetween(version.renewals?.resumeDays, 1, maxResumeDays) &&
      error(
        ['renewals', 'resumeDays'],
        `"resumeDays" is a whole number from 1 to ${maxResumeDays}.`,
      ),
    !isWholeBetween(maxMonthsOf(version), 1, maxRenewalMonths) &&
      error(
        ['renewals', 'earn', 'maxMonths'],
        `"maxMonths" is a whole number from 1 to ${maxRenewalMonths}; for no renewals at all write "first-payment".`,
      ),
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

function maxMonthsOf({ renewals }: PlanVersion): number | undefined {
  return typeof renewals?.earn === 'object' ? renewals.earn.maxMonths : undefined;
}

function isWholeBetween(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (Number.isInteger(value) && value >= least && value <= most);
}
