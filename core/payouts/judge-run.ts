import type { PayoutSettings } from '../programs/program.ts';
import { formatDay } from '../time/format-instant.ts';
import { msPerDay } from '../time/instant.ts';
import { judgeSchedules, type RunDays, type ScheduleJudge } from './judge-schedules.ts';
import type { RunSchedule } from './payout-store.ts';

/** What a run of the schedule goes by. */
export type RunVerdict = {
  readonly judge: ScheduleJudge;
  readonly schedule: RunSchedule;
  /** No program pays on its days, and neither does the default schedule: no account has to be looked at. */
  readonly isNothingDue: boolean;
};

/**
 * Judges a run of the schedule as a whole.
 *
 * @param programs of the merchant, all.
 */
export function judgeRun(
  days: RunDays,
  programs: readonly Pick<PayoutSettings, 'schedule'>[],
): RunVerdict {
  const judge = judgeSchedules(days);
  // Creators who are in no program are paid by the default.
  const kinds = [...programs.map((program) => [program]), []];
  return {
    judge,
    schedule: {
      firstDay: formatDay((days.after + 1) * msPerDay),
      lastDay: formatDay(days.last * msPerDay),
      nextDueAt: judge.nextDueAt(programs),
    },
    isNothingDue: kinds.every((kind) => !judge.judge(kind).isDue),
  };
}
