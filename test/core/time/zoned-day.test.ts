import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zonedDay } from '../../../core/time/zoned-day.ts';

const instants = fc.date({
  min: new Date('1900-01-01Z'),
  max: new Date('2199-12-31Z'),
  noInvalidDate: true,
});

describe('zonedDay', () => {
  it('says the same of UTC by arithmetic as the platform does by its time zones', () => {
    fc.assert(
      fc.property(instants, (date) => {
        expect(zonedDay(date.getTime(), 'UTC')).toEqual(zonedDay(date.getTime(), 'Etc/UTC'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('changes the date at midnight, and not a millisecond before', () => {
    const midnight = Date.parse('2028-03-01T00:00:00Z');

    expect(zonedDay(midnight - 1, 'UTC')).toEqual({ year: 2028, month: 2, day: 29 });
    expect(zonedDay(midnight, 'UTC')).toEqual({ year: 2028, month: 3, day: 1 });
  });
});
