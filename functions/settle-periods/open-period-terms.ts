import {
  choosePeriodTerms,
  type PeriodSpan,
} from '../../core/plans/periods/choose-period-terms.ts';
import { groupTerms, type TermGroup } from '../../core/plans/periods/group-terms.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { Enrolment, Program } from '../../core/programs/program.ts';
import type { ProgramDirectory } from '../../core/programs/program-directory.ts';
import type { ShareOwner } from '../../core/settlement/periods/period-store.ts';
import { calendarZones } from '../../core/time/calendar-zones.ts';
import type { Period } from '../../core/time/period.ts';
import { startOfPeriod } from '../../core/time/period-start.ts';
import { nextPeriod } from '../../core/time/period-steps.ts';

/** By what a creator's periods in a program are settled. */
export type PeriodTerms = {
  readonly owner: ShareOwner;
  readonly program: Program;
  readonly versions: readonly PlanVersion[];
  /** Absent for somebody who was never enrolled, to whom no guarantee was given. */
  readonly enrolment: Pick<Enrolment, 'enrolledAt' | 'leftAt'> | undefined;
};

/** @throws Error if the program is gone: its money would be settled by nothing. */
export async function openPeriodTerms(
  directory: Pick<ProgramDirectory, 'findProgram' | 'listPlanVersions' | 'findEnrolment'>,
  { merchantId, programId, creatorId }: ShareOwner,
): Promise<PeriodTerms> {
  const program = await directory.findProgram(merchantId, programId);
  if (program === undefined) throw new Error(`There is no program ${programId}.`);
  const [versions, enrolment] = await Promise.all([
    directory.listPlanVersions(merchantId, program.planId),
    directory.findEnrolment(merchantId, programId, creatorId),
  ]);
  return { owner: { merchantId, programId, creatorId }, program, versions, enrolment };
}

/** What a period is settled by: a group for each currency of its terms. */
export function groupsOfPeriod({ versions }: PeriodTerms, period: Period): TermGroup[] {
  return groupTerms(choosePeriodTerms(versions, spanOf(period))).filter(
    ({ unit }) => unit === period.unit,
  );
}

/** From the first moment of a period to the first one after it. */
export function spanOf(period: Period): PeriodSpan {
  return {
    from: startOfPeriod(period, calendarZones),
    until: startOfPeriod(nextPeriod(period), calendarZones),
  };
}
