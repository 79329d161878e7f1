import { describe, expect, it } from '@jest/globals';
import { cutOffDay } from '../../../core/payouts/cut-off-day.ts';
import type { PayoutSchedule } from '../../../core/payouts/payout-schedule.ts';
import { formatDay } from '../../../core/time/format-instant.ts';
import { msPerDay } from '../../../core/time/instant.ts';

const dayOf = (day: string): number => Date.parse(day) / msPerDay;

/** The first day of which nothing is due on a day. */
function cutOff(schedule: PayoutSchedule, day: string): string | undefined {
  const found = cutOffDay(schedule, dayOf(day));
  return found === undefined ? undefined : formatDay(found * msPerDay);
}

describe('cutOffDay', () => {
  const monthly = (day: number): PayoutSchedule => ({ kind: 'monthly', day });
  const net = (days: number, more: object = {}): PayoutSchedule => ({ kind: 'net', days, ...more });

  it.each<{ rule: string; schedule: PayoutSchedule; on: string; before: string | undefined }>([
    {
      rule: 'monthly on the 15th pays what was payable at the end of the month before',
      ...{ schedule: monthly(15), on: '2026-03-15', before: '2026-03-01' },
    },
    { rule: 'and on no other day', schedule: monthly(15), on: '2026-03-16', before: undefined },
    {
      rule: 'on the first it pays the month that has just ended',
      ...{ schedule: monthly(1), on: '2026-01-01', before: '2026-01-01' },
    },
    {
      rule: 'the 31st is the last day of a shorter month',
      ...{ schedule: monthly(31), on: '2026-02-28', before: '2026-02-01' },
    },
    {
      rule: 'which in a leap year is the 29th',
      ...{ schedule: monthly(31), on: '2028-02-29', before: '2028-02-01' },
    },
    {
      rule: 'and then not the 28th',
      ...{ schedule: monthly(31), on: '2028-02-28', before: undefined },
    },
    {
      rule: 'the 31st of December is in a month of its own year',
      ...{ schedule: monthly(31), on: '2026-12-31', before: '2026-12-01' },
    },
    {
      rule: 'weekly pays what was payable when the day began',
      schedule: { kind: 'weekly', weekday: 'friday' },
      ...{ on: '2026-03-06', before: '2026-03-06' },
    },
    {
      rule: 'and not on the day after',
      schedule: { kind: 'weekly', weekday: 'friday' },
      ...{ on: '2026-03-07', before: undefined },
    },
    {
      rule: 'net 30 pays on the 30th day after the one on which it became payable',
      ...{ schedule: net(30), on: '2026-03-31', before: '2026-03-02' },
    },
    {
      rule: 'net 0 pays on the day itself',
      ...{ schedule: net(0), on: '2026-03-31', before: '2026-04-01' },
    },
    {
      rule: 'net 30 on Mondays pays on the next Monday',
      schedule: net(30, { weekday: 'monday' }),
      ...{ on: '2026-03-30', before: '2026-03-01' },
    },
    {
      rule: 'and on Tuesday nothing',
      schedule: net(30, { weekday: 'monday' }),
      ...{ on: '2026-03-31', before: undefined },
    },
  ])('$rule', ({ schedule, on, before }) => {
    expect(cutOff(schedule, on)).toBe(before);
  });

  it('pays everything once: cut-offs never go back, and no day is left out for longer than a month and the days of net', () => {
    const schedules: PayoutSchedule[] = [
      monthly(15),
      monthly(31),
      { kind: 'weekly', weekday: 'sunday' },
      net(45),
      net(7, { weekday: 'wednesday' }),
    ];
    for (const schedule of schedules) {
      const cutOffs = Array.from({ length: 800 }, (_, n) =>
        cutOffDay(schedule, dayOf('2026-01-01') + n),
      ).filter((day) => day !== undefined);
      expect(cutOffs).toEqual(cutOffs.toSorted((a, b) => a - b));
      const gaps = cutOffs.slice(1).map((day, index) => day - (cutOffs[index] ?? 0));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(31);
    }
  });
});
