import type { Instant } from '../../time/instant.ts';
import { choosePlanVersion } from '../choose-plan-version.ts';
import type { PlanVersion } from '../plan.ts';
import { listSettledTerms, type SettledTerm } from './settled-term.ts';

/** From the first moment of a period to the first one after it. */
export type PeriodSpan = { readonly from: Instant; readonly until: Instant };

/**
 * The terms by which a whole period is settled: all that held at any time in it, each as it was
 * worded first. So a change of a term takes effect at the next period, and nobody's threshold
 * moves while they run towards it; a term that is new counts from the version on that brings it,
 * because each conversion says which terms its own version has.
 */
export function choosePeriodTerms(
  versions: readonly PlanVersion[],
  { from, until }: PeriodSpan,
): SettledTerm[] {
  const starts = versions
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((at) => at > from && at < until)
    .toSorted((a, b) => a - b);
  const chosen = new Map<string, SettledTerm>();
  for (const at of [from, ...starts]) {
    const version = choosePlanVersion(versions, at);
    for (const term of version === undefined ? [] : listSettledTerms(version)) {
      if (!chosen.has(term.termId)) chosen.set(term.termId, term);
    }
  }
  return [...chosen.values()];
}
