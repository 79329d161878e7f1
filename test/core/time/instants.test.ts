import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../core/time/add-days.ts';
import { formatDay, formatInstant } from '../../../core/time/format-instant.ts';
import { parseDay } from '../../../core/time/parse-day.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';

const firstMoment = Date.parse('0000-01-01T00:00:00.000Z');
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z');
const instants = fc.integer({ min: firstMoment, max: lastMoment });

describe('parseInstant', () => {
  it.each([
    ['2025-04-02T11:31:21-05:00', '2025-04-02T16:31:21.000Z'],
    ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
    ['2026-03-02t10:00:00.5z', '2026-03-02T10:00:00.500Z'],
    ['2026-03-02T10:00:00.123456Z', '2026-03-02T10:00:00.123Z'],
    ['2024-02-29T00:30:00+01:00', '2024-02-28T23:30:00.000Z'],
    ['2026-01-01T00:00:00+05:30', '2025-12-31T18:30:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ])('reads %s as %s', (text, utc) => {
    expect(parseInstant(text)).toBe(Date.parse(utc));
  });

  it.each([
    '2026-03-02',
    '2026-03-02T10:00:00',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-03-00T00:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T10:60:00Z',
    '2026-03-02T10:00:61Z',
    '2026-03-02T10:00:00+24:00',
    '2026-03-02T10:00:00+01:60',
    'Mon, 02 Mar 2026 10:00:00 GMT',
    '1772445600',
    '',
  ])('refuses %p', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('reads back every moment that formatInstant writes', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(parseInstant(formatInstant(at))).toBe(at);
      }),
    );
  });
});

describe('formatInstant', () => {
  it('agrees with the calendar of the platform on every moment', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const expected = new Date(at).toISOString();

        expect(formatInstant(at)).toBe(expected);
        expect(formatDay(at)).toBe(expected.slice(0, 10));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('days', () => {
  it('begin at midnight UTC', () => {
    expect(parseDay('2026-03-02')).toBe(Date.parse('2026-03-02T00:00:00Z'));
  });

  it.each(['2026-02-30', '2026-3-2', '20260302', '2026-03-02Z'])('refuses %p', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('have 24 hours, whatever clocks do', () => {
    const beforeSummerTime = Date.parse('2026-03-28T12:00:00Z');

    expect(formatInstant(addDays(beforeSummerTime, 30))).toBe('2026-04-27T12:00:00.000Z');
    expect(addDays(beforeSummerTime, -30)).toBe(Date.parse('2026-02-26T12:00:00Z'));
  });
});
