import type { PayoutSettings } from '../programs/program.ts';
import { daysFromCivil } from '../time/civil-day.ts';
import { formatDay } from '../time/format-instant.ts';
import { type Instant, msPerDay } from '../time/instant.ts';
import { startOfPeriod } from '../time/period-start.ts';
import { zonedDay } from '../time/zoned-day.ts';
import { cutOffDay } from './cut-off-day.ts';
import { defaultSchedule, type PayoutSchedule } from './payout-schedule.ts';

/** Which days of a merchant's calendar a run of the schedule stands for: one, or more if some had none. */
export type RunDays = {
  /** An IANA time zone. */
  readonly zone: string;
  /** The last day of which there was a run, as days from 1970-01-01. */
  readonly after: number;
  /** The day of this run. */
  readonly last: number;
  readonly startedAt: Instant;
};

/** Whether something of an account is due: what became payable before a moment, or nothing until another one. */
export type ScheduleVerdict =
  | { readonly isDue: true; readonly payableBefore: Instant }
  | { readonly isDue: false; readonly until: Instant };

type Schedules = readonly Pick<PayoutSettings, 'schedule'>[];

export type ScheduleJudge = {
  /** What is due of an account in these programs; in none, as the default schedule says. */
  readonly judge: (programs: Schedules) => ScheduleVerdict;
  /** The beginning of the first day after this run on which one of the programs pays. */
  readonly nextDueAt: (programs: Schedules) => Instant;
  /** When what becomes payable at a moment is due, after the days of this run. */
  readonly dueFrom: (programs: Schedules, payableAt: Instant) => Instant;
};

/** The day of a moment on the calendars of a place, as days from 1970-01-01. */
export function dayAt(at: Instant, zone: string): number {
  return daysFromCivil(zonedDay(at, zone));
}

/**
 * Judges when accounts are due. An account is one sum for all programs of a creator, so it is due as soon as one of their
 * schedules pays, and the latest cut-off counts. No cut-off is after the beginning of the run.
 */
export function judgeSchedules({ zone, after, last, startedAt }: RunDays): ScheduleJudge {
  // Thousands of accounts have the schedules of a few programs, and the first moment of a day is dear to find.
  const moments = new Map<number, Instant>();
  const startOf = (day: number): Instant => {
    const known = moments.get(day);
    if (known !== undefined) return known;
    const period = { unit: 'day', key: formatDay(day * msPerDay) } as const;
    const start = startOfPeriod(period, [{ zone, from: 0 }]);
    moments.set(day, start);
    return start;
  };
  const days = Array.from({ length: Math.max(0, last - after) }, (_, n) => after + 1 + n);
  const firstDay = (programs: Schedules, payableOn?: number): Instant =>
    startOf(Math.min(...schedulesOf(programs).map((each) => nextDay(each, last, payableOn))));

  return {
    judge(programs) {
      const schedules = schedulesOf(programs);
      const cutOffs = days
        .flatMap((day) => schedules.map((each) => cutOffDay(each, day)))
        .filter((day) => day !== undefined);
      if (cutOffs.length === 0) return { isDue: false, until: firstDay(programs) };
      return { isDue: true, payableBefore: Math.min(startOf(Math.max(...cutOffs)), startedAt) };
    },
    nextDueAt: (programs) => firstDay(programs),
    dueFrom: (programs, payableAt) => firstDay(programs, dayAt(payableAt, zone)),
  };
}

const schedulesOf = (programs: Schedules): readonly PayoutSchedule[] =>
  programs.length === 0
    ? [defaultSchedule]
    : programs.map(({ schedule = defaultSchedule }) => schedule);

/** The first day after `last` on which a schedule pays; with `payableOn`, what became payable on that day. */
function nextDay(schedule: PayoutSchedule, last: number, payableOn?: number): number {
  for (let day = last + 1; ; day += 1) {
    const cutOff = cutOffDay(schedule, day);
    if (cutOff !== undefined && (payableOn === undefined || cutOff > payableOn)) return day;
  }
}
