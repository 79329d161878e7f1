import type { Activity } from './activity.ts';
import { assessActivity } from './assess-activity.ts';
import type { Terms } from './assessment.ts';
import type { ReportedActivityAssessment } from './conversion-assessment.ts';

/**
 * What an activity owes as a conversion of its own. A withdrawn one owes nothing.
 *
 * Pure: a restatement passes the frozen terms and the creator's frozen standing with what is reported
 * now.
 *
 * @throws RangeError as `assessActivity` does.
 */
export function assessReportedActivity(input: {
  readonly conversionId: string;
  readonly activity: Activity;
  readonly withdrawn: boolean;
  readonly terms: Terms;
}): ReportedActivityAssessment {
  const { conversionId, activity, withdrawn, terms } = input;
  if (!withdrawn) return { conversionId, ...assessActivity({ activity, terms }) };
  const nothing = { groups: [], owed: [], owedInKind: [] };
  return {
    conversionId,
    activity,
    withdrawn,
    currency: activity.currency,
    terms,
    ...nothing,
  };
}
