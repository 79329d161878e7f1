import { describe, expect, it } from '@jest/globals';
import { readScheduleExpression } from '../../../local/events/schedule-expression.ts';

const newYear2026 = Date.UTC(2026, 0, 1);

function dueAfter(expression: string, timeZone = 'UTC', after = newYear2026): string[] {
  const times = readScheduleExpression(expression, timeZone);
  const instants: number[] = [];
  for (let last: number | undefined = after; instants.length < 3; ) {
    last = times.nextAfter(last);
    if (last === undefined) break;
    instants.push(last);
  }
  return instants.map((instant) => new Date(instant).toISOString().slice(0, 16));
}

describe('readScheduleExpression', () => {
  it.each([
    ['every six hours', 'rate(6 hours)', ['01T06:00', '01T12:00', '01T18:00']],
    ['every day', 'rate(1 day)', ['02T00:00', '03T00:00', '04T00:00']],
    ['steps and weekdays', 'cron(0/15 8-9 ? * MON-FRI *)', ['01T08:00', '01T08:15', '01T08:30']],
    ['weekday 1, a Sunday', 'cron(0 3 ? * 1 *)', ['04T03:00', '11T03:00', '18T03:00']],
    ['the last day of the week', 'cron(0 3 ? * L *)', ['03T03:00', '10T03:00', '17T03:00']],
  ])('reads %s: %s', (_label, expression, days) => {
    expect(dueAfter(expression)).toEqual(days.map((day) => `2026-01-${day}`));
  });

  it.each([
    ['a day of the month', 'cron(0 3 15 * ? *)', ['01-15', '02-15', '03-15']],
    ['the last day of the month', 'cron(0 3 L * ? *)', ['01-31', '02-28', '03-31']],
    ['the last Friday', 'cron(0 3 ? * 6L *)', ['01-30', '02-27', '03-27']],
    ['the third Friday', 'cron(0 3 ? * 6#3 *)', ['01-16', '02-20', '03-20']],
    ['the workday nearest the first', 'cron(0 3 1W * ? *)', ['01-01', '02-02', '03-02']],
  ])('reads %s: %s', (_label, expression, days) => {
    expect(dueAfter(expression)).toEqual(days.map((day) => `2026-${day}T03:00`));
  });

  it('reads a year, and has nothing due after it', () => {
    expect(dueAfter('cron(0 0 1 1 ? 2028)')).toEqual(['2028-01-01T00:00']);
  });

  it('keeps the wall-clock time of a time zone over a change to summer time', () => {
    expect(dueAfter('cron(0 9 * * ? *)', 'Europe/Berlin', Date.UTC(2026, 2, 28))).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
  });

  it('reads one instant in a time zone, which is due once', () => {
    expect(dueAfter('at(2026-02-01T09:00:00)', 'Asia/Tokyo')).toEqual(['2026-02-01T00:00']);
    expect(dueAfter('at(2025-02-01T09:00:00)', 'Asia/Tokyo')).toEqual([]);
  });

  it('answers an instant later than the given one, even if that is due itself', () => {
    const times = readScheduleExpression('rate(1 hour)');

    expect(times.nextAfter(newYear2026 - 1)).toBe(newYear2026);
    expect(times.nextAfter(newYear2026)).toBe(newYear2026 + 3_600_000);
  });

  it.each([
    'rate(0 hours)',
    'rate(5 weeks)',
    'cron(* * * * * *)',
    'cron(0 3 * *)',
    'cron(61 3 * * ? *)',
    'at(2026-02-01)',
    'daily',
  ])('refuses %s', (expression) => {
    expect(() => readScheduleExpression(expression)).toThrow(RangeError);
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => readScheduleExpression('cron(0 3 * * ? *)', 'Mars/Olympus')).toThrow(RangeError);
  });
});
