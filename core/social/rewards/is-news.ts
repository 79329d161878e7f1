import type { ReportedActivity } from '../../assessment/activity-fact.ts';
import { canonicalJson } from '../../encoding/canonical-json.ts';
import type { Instant } from '../../time/instant.ts';

/**
 * Whether a report says anything that the last one did not: another figure, another disclosure, or that the time has passed from which the
 * post's pay is held back, which nobody would notice otherwise before its close.
 *
 * @param known the last report and when it was made; `undefined`: none was.
 */
export function isNews(
  report: ReportedActivity,
  known: { readonly report: ReportedActivity; readonly at: Instant } | undefined,
  now: Instant,
): boolean {
  if (known === undefined) return true;
  if (canonicalJson(report) !== canonicalJson(known.report)) return true;
  const { holdFrom } = report.content?.disclosure ?? {};
  return holdFrom !== undefined && known.at < holdFrom && holdFrom <= now;
}
