import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeRun } from '../../../core/payouts/judge-run.ts';
import { dayAt, judgeSchedules } from '../../../core/payouts/judge-schedules.ts';
import { type PayoutSchedule, weekdays } from '../../../core/payouts/payout-schedule.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import { msPerDay, msPerHour } from '../../../core/time/instant.ts';

const aRun = (startedAt: string, changes: { zone?: string; days?: number } = {}) => {
  const { zone = 'UTC', days = 1 } = changes;
  const at = Date.parse(startedAt);
  const last = dayAt(at, zone);
  return { zone, startedAt: at, last, after: last - days };
};
const programs = (...schedules: readonly PayoutSchedule[]) =>
  schedules.map((schedule) => ({ schedule }));
const weekly: PayoutSchedule = { kind: 'weekly', weekday: 'monday' };
const monthly: PayoutSchedule = { kind: 'monthly', day: 15 };
const instant = (text: string) => Date.parse(text);

describe('judgeSchedules', () => {
  it('pays by the default schedule what was payable at the end of the month before', () => {
    const { judge } = judgeSchedules(aRun('2026-03-15T03:00:00Z'));
    const due = { isDue: true, payableBefore: instant('2026-03-01T00:00:00Z') };

    expect(judge([{}])).toEqual(due);
    expect(judge([])).toEqual(due);
  });

  it('says when it pays next', () => {
    const run = judgeSchedules(aRun('2026-03-16T03:00:00Z'));

    expect(run.judge(programs(monthly))).toEqual({
      isDue: false,
      until: instant('2026-04-15T00:00:00Z'),
    });
    expect(run.nextDueAt(programs(monthly, weekly))).toBe(instant('2026-03-23T00:00:00Z'));
  });

  it("begins days and months where the merchant's calendar does", () => {
    // Three o'clock in London is the evening before in New York.
    const zone = 'America/New_York';
    const { judge } = judgeSchedules(aRun('2026-03-15T03:00:00Z', { zone }));
    const later = judgeSchedules(aRun('2026-03-16T03:00:00Z', { zone }));

    expect(judge([{}])).toMatchObject({ isDue: false, until: instant('2026-03-15T04:00:00Z') });
    expect(later.judge([{}])).toEqual({
      isDue: true,
      payableBefore: instant('2026-03-01T05:00:00Z'),
    });
  });

  it('is due as soon as one program pays, with the latest cut-off of those that do', () => {
    const sunday = judgeSchedules(aRun('2026-03-15T03:00:00Z'));
    const both = judgeSchedules(aRun('2026-06-15T03:00:00Z'));

    expect(sunday.judge(programs(weekly, monthly))).toMatchObject({
      payableBefore: instant('2026-03-01T00:00:00Z'),
    });
    expect(both.judge(programs(weekly, monthly))).toMatchObject({
      payableBefore: instant('2026-06-15T00:00:00Z'),
    });
  });

  it('makes up for days on which no run was', () => {
    const { judge } = judgeSchedules(aRun('2026-03-17T03:00:00Z', { days: 3 }));

    expect(judge(programs(monthly))).toMatchObject({
      payableBefore: instant('2026-03-01T00:00:00Z'),
    });
    expect(judge(programs(weekly))).toMatchObject({
      payableBefore: instant('2026-03-16T00:00:00Z'),
    });
  });

  it('pays nothing a second time on a day that has had its run', () => {
    const { judge } = judgeSchedules(aRun('2026-03-15T03:00:00Z', { days: 0 }));

    expect(judge([{}])).toEqual({ isDue: false, until: instant('2026-04-15T00:00:00Z') });
  });

  it('never counts what becomes payable while it runs', () => {
    const { judge } = judgeSchedules(aRun('2026-03-15T03:00:00Z'));

    expect(judge(programs({ kind: 'net', days: 0 }))).toEqual({
      isDue: true,
      payableBefore: instant('2026-03-15T03:00:00Z'),
    });
  });

  it.each([
    ['monthly with the next month', monthly, '2026-04-15'],
    ['weekly with the next week', weekly, '2026-03-16'],
    ['net so many days later', { kind: 'net', days: 30 }, '2026-04-13'],
    ['on a weekday after that', { kind: 'net', days: 30, weekday: 'friday' }, '2026-04-17'],
  ] as const)('says when is due what became payable yesterday: %s', (_, schedule, day) => {
    const { dueFrom } = judgeSchedules(aRun('2026-03-15T03:00:00Z'));

    const due = dueFrom(programs(schedule), instant('2026-03-14T12:00:00Z'));

    expect(formatInstant(due)).toBe(`${day}T00:00:00.000Z`);
  });

  it('pays whatever becomes payable exactly when it said, run by run, in any zone', () => {
    const schedule = fc.oneof(
      fc.record({ kind: fc.constant('weekly' as const), weekday: fc.constantFrom(...weekdays) }),
      fc.record({ kind: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.record({ kind: fc.constant('net' as const), days: fc.integer({ min: 0, max: 60 }) }),
    );
    const zones = fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati');
    const hours = fc.integer({ min: 0, max: 24 * 40 });
    fc.assert(
      fc.property(
        fc.array(schedule, { minLength: 1, maxLength: 3 }),
        zones,
        hours,
        (all, zone, hour) => {
          const first = instant('2026-02-20T03:00:00Z');
          const payableAt = first - msPerHour + hour * msPerHour;
          let promised: number | undefined;
          let before = dayAt(first, zone) - 1;
          for (let n = 0; n < 200; n += 1) {
            const startedAt = first + n * msPerDay;
            const last = dayAt(startedAt, zone);
            const run = judgeSchedules({ zone, startedAt, last, after: before });
            before = last;
            if (payableAt >= startedAt) continue;
            const verdict = run.judge(programs(...all));
            if (verdict.isDue && payableAt < verdict.payableBefore) {
              // Of the first run that knew of it nobody has been told.
              if (promised !== undefined) expect(dayAt(promised, zone)).toBe(last);
              return;
            }
            promised = run.dueFrom(programs(...all), payableAt);
          }
          throw new Error('It was never paid.');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('judgeRun', () => {
  it('looks at no account on a day on which no program pays', () => {
    const verdict = judgeRun(aRun('2026-03-17T03:00:00Z'), programs(weekly));

    expect(verdict.isNothingDue).toBe(true);
    expect(verdict.schedule).toEqual({
      firstDay: '2026-03-17',
      lastDay: '2026-03-17',
      nextDueAt: instant('2026-03-23T00:00:00Z'),
    });
  });

  it('looks at those who are in no program when the default schedule pays', () => {
    const verdict = judgeRun(aRun('2026-03-15T03:00:00Z', { days: 3 }), programs(weekly));

    expect(verdict.isNothingDue).toBe(false);
    expect(verdict.schedule).toMatchObject({ firstDay: '2026-03-13', lastDay: '2026-03-15' });
  });
});
