import type { Instant } from '../time/instant.ts';
import type { Enrolment } from './program.ts';

/** Whether a creator belonged to a program at a moment: from the enrolment on, and no longer when leaving. */
export function isEnrolledAt(
  { enrolledAt, leftAt = Number.POSITIVE_INFINITY }: Pick<Enrolment, 'enrolledAt' | 'leftAt'>,
  at: Instant,
): boolean {
  return enrolledAt <= at && at < leftAt;
}
