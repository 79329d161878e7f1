import type { Activity } from '../../../core/assessment/activity.ts';
import type { ReportedActivity } from '../../../core/assessment/activity-fact.ts';
import { assessReportedActivity } from '../../../core/assessment/assess-reported-activity.ts';
import type { Terms } from '../../../core/assessment/assessment.ts';
import type {
  ConversionAssessment,
  ReportedActivityAssessment,
} from '../../../core/assessment/conversion-assessment.ts';
import type { RateStore } from '../../../core/money/rate-store.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { ProgramDirectory } from '../../../core/programs/program-directory.ts';
import { standingAt } from '../../../core/programs/standing-at.ts';
import { addRates } from './add-rates.ts';
import { assessAtFrozenRates } from './assess-at-frozen-rates.ts';
import { chooseTerms } from './choose-terms.ts';

export type AssessActivityPorts = {
  readonly directory: Pick<ProgramDirectory, 'findEnrolment' | 'listPlanVersions'>;
  readonly rates: Pick<RateStore, 'listDays'>;
};

/**
 * Assesses an activity: while it is open, at the creator's standing and the plan versions of its
 * time; once it is closed, at those that the close froze, so that a correction changes no terms.
 */
export async function assessActivityFacts(
  ports: AssessActivityPorts,
  program: Program,
  input: {
    readonly conversionId: string;
    readonly reported: ReportedActivity;
    readonly frozen: ConversionAssessment | undefined;
  },
): Promise<ReportedActivityAssessment> {
  const { conversionId, reported, frozen } = input;
  const withdrawn = reported.withdrawn === true;
  if (frozen !== undefined && 'activity' in frozen) {
    const activity = { ...frozen.activity, quantity: reported.activity.quantity };
    const basis = { terms: frozen.terms, at: activity.at };
    return assessAtFrozenRates(ports.rates, program, basis, (terms) =>
      assessReportedActivity({ conversionId, activity, withdrawn, terms }),
    );
  }
  const [activity, terms] = await Promise.all([
    describeActivity(ports, program, reported),
    findTerms(ports, program, reported),
  ]);
  return assessReportedActivity({ conversionId, activity, withdrawn, terms });
}

async function describeActivity(
  { directory }: AssessActivityPorts,
  { merchantId, programId }: Program,
  { activity }: ReportedActivity,
): Promise<Activity> {
  const enrolment = await directory.findEnrolment(merchantId, programId, activity.creatorId);
  if (enrolment === undefined) return activity;

  const { referredBy, group, tier } = standingAt(enrolment, activity.at) ?? {};
  return {
    ...activity,
    enrolledAt: enrolment.enrolledAt,
    ...(referredBy === undefined ? {} : { referredBy }),
    ...(group === undefined ? {} : { group }),
    ...(tier === undefined ? {} : { tier }),
  };
}

async function findTerms(
  { directory, rates }: AssessActivityPorts,
  program: Program,
  { activity }: ReportedActivity,
): Promise<Terms> {
  const versions = await directory.listPlanVersions(program.merchantId, program.planId);
  const { currency, at } = activity;
  return addRates(rates, program, chooseTerms(program, versions, at, 'unknown'), { currency, at });
}
