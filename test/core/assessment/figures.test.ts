import { describe, expect, it } from '@jest/globals';
import { describeDuration } from '../../../core/assessment/explanation/describe-duration.ts';
import { formatExact } from '../../../core/assessment/explanation/format-exact.ts';
import { formatShare } from '../../../core/assessment/explanation/format-share.ts';
import { msPerDay, msPerHour, msPerSecond } from '../../../core/time/instant.ts';

describe('formatShare', () => {
  it.each([
    [1n, 1n, '1', '100 %'],
    [2n, 4n, '1/2', '50 %'],
    [1n, 3n, '1/3', '33.33 %'],
    [1n, 8n, '1/8', '12.50 %'],
    [99_999n, 100_000n, '99999/100000', 'more than 99.99 %'],
    [9_999n, 10_000n, '9999/10000', '99.99 %'],
    [1n, 30_000n, '1/30000', 'less than 0.01 %'],
    [1n, 10_000n, '1/10000', '0.01 %'],
    [0n, 3n, '0/1', '0 %'],
  ])('writes %s of %s as %s, %s', (parts, totalParts, fraction, percent) => {
    expect(formatShare(parts, totalParts)).toEqual({ fraction, percent });
  });
});

describe('formatExact', () => {
  it.each([
    [375n, 100n, 2, '0.0375'],
    [1_500n, 400n, 2, '0.0375'],
    [375n, 1n, 2, '3.75'],
    [10n, 3n, 2, '0.03333333…'],
    [0n, 1n, 2, '0.00'],
    [7n, 2n, 0, '3.5'],
    [12n, 1n, 0, '12'],
    [1n, 2n, 3, '0.0005'],
  ])('writes %s/%s minor units of %s places as %s', (numerator, denominator, digits, text) => {
    expect(formatExact(numerator, denominator, digits)).toBe(text);
  });
});

describe('describeDuration', () => {
  it.each([
    [34 * msPerDay + 5 * msPerHour, 1, '34 days'],
    [34 * msPerDay + 5 * msPerHour, 2, '34 days and 5 hours'],
    [msPerDay, 2, '1 day'],
    [msPerDay + msPerSecond, 2, '1 day and 1 second'],
    [90 * 60_000, 1, '1 hour'],
    [999, 1, 'less than a second'],
  ] as const)('writes %s ms in %s parts as %s', (ms, parts, text) => {
    expect(describeDuration(ms, parts)).toBe(text);
  });
});
