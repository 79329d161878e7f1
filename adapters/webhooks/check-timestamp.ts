import type { Receipt, VerificationRefusal } from './webhook-verifier.ts';

const defaultToleranceMs = 300_000;

/**
 * Whether a signed time is too far from the receiver's clock: an old one is a delivery that somebody
 * kept and plays again, one in the future would stay playable for as long.
 *
 * @param seconds since 1970, as signed.
 */
export function checkTimestamp(
  seconds: number,
  { now, toleranceMs = defaultToleranceMs }: Receipt,
): VerificationRefusal | undefined {
  const ageMs = now - seconds * 1_000;
  if (ageMs > toleranceMs) return 'timestamp-too-old';
  return ageMs < -toleranceMs ? 'timestamp-too-new' : undefined;
}

/** What to tell somebody whose signed time is refused. */
export function explainTimestamp(
  seconds: number,
  { now, toleranceMs = defaultToleranceMs }: Receipt,
): string {
  const ageS = Math.round(now / 1_000 - seconds);
  const tolerance = `more than the ${toleranceMs / 1_000} that are allowed`;
  return ageS > 0
    ? `The delivery was signed ${ageS} seconds ago, ${tolerance}: it was held up or is played again, or a clock is wrong.`
    : `The delivery was signed ${-ageS} seconds in the future, ${tolerance}: a clock is wrong.`;
}
