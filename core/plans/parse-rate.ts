import type { Rate } from './rate.ts';

/**
 * Reads a percentage exactly: `12.5` is 125/1000.
 *
 * Answers `undefined` for anything but digits with at most one point, so also for a sign, an
 * exponent or a percent sign. Whether a rate makes sense is for `validatePlanVersion` to say.
 */
export function parseRate(percent: string): Rate | undefined {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(percent) ?? [];
  if (whole === undefined) return undefined;

  return {
    numerator: BigInt(whole + fraction),
    denominator: 100n * 10n ** BigInt(fraction.length),
  };
}
