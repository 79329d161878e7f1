import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOfPeriod } from '../../../core/time/period-day.ts';
import { periodDays } from '../../../core/time/period-days.ts';
import { type DatedZone, periodInZones } from '../../../core/time/period-in-zones.ts';
import { periodOf, periodOfDay } from '../../../core/time/period-of.ts';
import { startOfPeriod } from '../../../core/time/period-start.ts';
import { nextPeriod, previousPeriod } from '../../../core/time/period-steps.ts';
import { zonedDay } from '../../../core/time/zoned-day.ts';

const at = (text: string) => Date.parse(text);
const units = ['day', 'month', 'quarter', 'year'] as const;
const zoneNames = [
  'UTC',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;
const someUnit = fc.constantFrom(...units);
const someZone = fc.constantFrom(...zoneNames);
const someMoment = fc.integer({ min: at('2013-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });

describe('zonedDay', () => {
  it.each([
    ['west of UTC it is still yesterday', '2026-03-01T04:59:59Z', 'America/New_York', '2026-2-28'],
    ['and becomes today five hours later', '2026-03-01T05:00:00Z', 'America/New_York', '2026-3-1'],
    ['in summer four hours later', '2026-07-01T04:00:00Z', 'America/New_York', '2026-7-1'],
    ['east of UTC it is already tomorrow', '2026-12-31T15:00:00Z', 'Asia/Tokyo', '2027-1-1'],
    ['fourteen hours ahead', '2026-03-31T10:00:00Z', 'Pacific/Kiritimati', '2026-4-1'],
    ['eleven hours behind', '2026-04-01T10:59:59Z', 'Pacific/Pago_Pago', '2026-3-31'],
    ['a leap day', '2028-02-29T23:30:00Z', 'UTC', '2028-2-29'],
    ['before the epoch', '1969-12-31T23:00:00Z', 'Europe/Berlin', '1970-1-1'],
  ])('%s', (_, moment, zone, date) => {
    const { year, month, day } = zonedDay(at(moment), zone);

    expect(`${year}-${month}-${day}`).toBe(date);
  });

  it('gives the days on which clocks change 23 and 25 hours', () => {
    const hoursOf = (day: string, from: string, until: string) => {
      const start = startOfPeriod({ unit: 'day', key: day }, [{ zone: 'Europe/Berlin', from: 0 }]);
      expect(start).toBe(at(from));
      const next = nextPeriod({ unit: 'day', key: day });
      expect(startOfPeriod(next, [{ zone: 'Europe/Berlin', from: 0 }])).toBe(at(until));
      return (at(until) - at(from)) / 3_600_000;
    };

    expect(hoursOf('2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(hoursOf('2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
  });

  it.each(['Mars/Olympus', '', '+01:00', 'Europe/Berlin '])('refuses the zone %p', (zone) => {
    expect(() => zonedDay(0, zone)).toThrow(RangeError);
  });

  it('refuses what is no moment', () => {
    expect(() => zonedDay(Number.NaN, 'UTC')).toThrow(RangeError);
  });
});

describe('periodOf', () => {
  it.each([
    ['day', '2026-03-31'],
    ['month', '2026-03'],
    ['quarter', '2026-Q1'],
    ['year', '2026'],
  ] as const)(
    'names the %s of a late evening in New York, although UTC is in April',
    (unit, key) => {
      expect(periodOf(at('2026-04-01T03:00:00Z'), unit, 'America/New_York')).toEqual({ unit, key });
    },
  );

  it('has no periods before the year 0000 and after 9999, where keys would not sort', () => {
    expect(() => periodOfDay({ year: 10_000, month: 1, day: 1 }, 'year')).toThrow(RangeError);
    expect(() => nextPeriod({ unit: 'month', key: '9999-12' })).toThrow(RangeError);
    expect(() => previousPeriod({ unit: 'day', key: '0000-01-01' })).toThrow(RangeError);
  });

  it('has four quarters of three months that begin in January', () => {
    const quarters = Array.from({ length: 12 }, (_, month) =>
      periodOf(Date.UTC(2026, month, 15), 'quarter', 'UTC').key.slice(-2),
    );

    expect(quarters.join(' ')).toBe('Q1 Q1 Q1 Q2 Q2 Q2 Q3 Q3 Q3 Q4 Q4 Q4');
  });

  it('never goes back as time goes on, and its keys sort as time does', () => {
    fc.assert(
      fc.property(someMoment, someMoment, someUnit, someZone, (a, b, unit, zone) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];

        expect(periodOf(earlier, unit, zone).key <= periodOf(later, unit, zone).key).toBe(true);
      }),
    );
  });
});

describe('the days of a period', () => {
  it.each([
    ['month', '2026-02', '2026-2-1', '2026-2-28', 28],
    ['month', '2028-02', '2028-2-1', '2028-2-29', 29],
    ['month', '2026-12', '2026-12-1', '2026-12-31', 31],
    ['quarter', '2026-Q4', '2026-10-1', '2026-12-31', 92],
    ['year', '2100', '2100-1-1', '2100-12-31', 365],
    ['day', '2026-03-14', '2026-3-14', '2026-3-14', 1],
  ] as const)('of the %s %s are %s to %s', (unit, key, first, last, count) => {
    const text = (date: { year: number; month: number; day: number }) =>
      `${date.year}-${date.month}-${date.day}`;
    const days = periodDays({ unit, key });

    expect([text(days.first), text(days.last), days.count]).toEqual([first, last, count]);
  });

  it.each([
    ['month', '2026-13'],
    ['month', '2026-3'],
    ['month', '2026-03-01'],
    ['quarter', '2026-Q5'],
    ['day', '2026-02-30'],
    ['day', '2026-13-01'],
    ['year', '26'],
  ] as const)('are refused for a %s called %s', (unit, key) => {
    expect(() => periodDays({ unit, key })).toThrow(RangeError);
  });

  it('contain every moment of the period, and no moment of its neighbours', () => {
    fc.assert(
      fc.property(someMoment, someUnit, someZone, (moment, unit, zone) => {
        const period = periodOf(moment, unit, zone);
        const zones = [{ zone, from: 0 }];

        expect(startOfPeriod(period, zones)).toBeLessThanOrEqual(moment);
        expect(startOfPeriod(nextPeriod(period), zones)).toBeGreaterThan(moment);
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
        expect(periodOf(startOfPeriod(period, zones) - 1, unit, zone)).toEqual(
          previousPeriod(period),
        );
      }),
    );
  });
});

describe('a merchant who changes the time zone', () => {
  const eastward: readonly DatedZone[] = [
    { zone: 'America/New_York', from: 0 },
    { zone: 'Europe/Berlin', from: at('2026-03-10T12:00:00Z') },
  ];
  const westward: readonly DatedZone[] = [
    { zone: 'Europe/Berlin', from: 0 },
    { zone: 'America/New_York', from: at('2026-03-10T12:00:00Z') },
  ];

  it.each([
    [
      'the month of the change keeps its zone',
      '2026-03-31T23:00:00Z',
      eastward,
      '2026-03',
      'New_York',
    ],
    ['it ends when it ends there', '2026-04-01T03:59:59Z', eastward, '2026-03', 'New_York'],
    ['then the new zone holds', '2026-04-01T04:00:00Z', eastward, '2026-04', 'Berlin'],
    ['and its calendar', '2026-04-30T22:00:00Z', eastward, '2026-05', 'Berlin'],
    ['going west, too', '2026-03-31T21:59:59Z', westward, '2026-03', 'Berlin'],
    [
      'no hour falls back into the month before',
      '2026-03-31T22:00:00Z',
      westward,
      '2026-04',
      'New_York',
    ],
    ['and the next month begins late', '2026-05-01T03:59:59Z', westward, '2026-04', 'New_York'],
  ])('%s', (_, moment, zones, key, city) => {
    const { period, zone } = periodInZones(at(moment), 'month', zones);

    expect(period.key).toBe(key);
    expect(zone).toContain(city);
  });

  it('counts the hours that a change adds to a period to its first day', () => {
    const april = periodInZones(at('2026-03-31T22:30:00Z'), 'month', westward);

    expect(dayOfPeriod(at('2026-03-31T22:30:00Z'), april)).toBe('2026-04-01');
    expect(dayOfPeriod(at('2026-04-02T03:59:59Z'), april)).toBe('2026-04-01');
    expect(dayOfPeriod(at('2026-04-02T04:00:00Z'), april)).toBe('2026-04-02');
  });

  it('waits for the end of the quarter with quarters, of the year with years', () => {
    const may = at('2026-05-05T00:00:00Z');

    expect(periodInZones(may, 'quarter', eastward).zone).toBe('Europe/Berlin');
    expect(periodInZones(may, 'year', eastward).zone).toBe('America/New_York');
  });

  it('takes the last of several changes within one period', () => {
    const zones = [...eastward, { zone: 'Asia/Tokyo', from: at('2026-03-20T00:00:00Z') }];

    expect(periodInZones(at('2026-03-25T00:00:00Z'), 'month', zones).zone).toBe('America/New_York');
    expect(periodInZones(at('2026-04-05T00:00:00Z'), 'month', zones).zone).toBe('Asia/Tokyo');
  });

  it('needs a zone, and the changes in time order', () => {
    expect(() => periodInZones(0, 'month', [])).toThrow(RangeError);
    expect(() => periodInZones(0, 'month', eastward.toReversed())).toThrow(RangeError);
  });

  const histories = fc
    .array(fc.tuple(someZone, someMoment), { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.map(([zone, from]) => ({ zone, from })).toSorted((a, b) => a.from - b.from),
    );

  it('never falls back into an earlier period', () => {
    fc.assert(
      fc.property(
        histories,
        someUnit,
        someMoment,
        fc.nat(5 * 86_400_000),
        (zones, unit, a, later) => {
          const before = periodInZones(a, unit, zones).period.key;

          expect(before <= periodInZones(a + later, unit, zones).period.key).toBe(true);
        },
      ),
    );
  });

  it('has one zone for each period, and a period for each moment', () => {
    fc.assert(
      fc.property(histories, someUnit, someMoment, (zones, unit, moment) => {
        const { period, zone } = periodInZones(moment, unit, zones);
        const start = startOfPeriod(period, zones);

        expect(start).toBeLessThanOrEqual(moment);
        expect(startOfPeriod(nextPeriod(period), zones)).toBeGreaterThan(moment);
        expect(periodInZones(start, unit, zones)).toEqual({ period, zone });
      }),
    );
  });
});
